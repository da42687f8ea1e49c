/**
 * Rules of the layout that several modules share, for their architecture tests. A rule of one module belongs to its own
 * test.
 */
@NullMarked
package dev.backsource.testing.rules;

import org.jspecify.annotations.NullMarked;
