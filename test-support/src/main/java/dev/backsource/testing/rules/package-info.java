/** Rules of the layout that hold in several modules, for their architecture tests. */
@NullMarked
package dev.backsource.testing.rules;

import org.jspecify.annotations.NullMarked;
