/** How tests wait for a condition. Knows nothing of Backsource. */
@NullMarked
package dev.backsource.testing.waiting;

import org.jspecify.annotations.NullMarked;
