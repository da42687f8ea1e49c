/** How tests wait for a condition. What they wait for does not belong here; the package knows nothing of Backsource. */
@NullMarked
package dev.backsource.testing.waiting;

import org.jspecify.annotations.NullMarked;
