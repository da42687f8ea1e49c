/** Waiting for a condition in tests. The conditions do not belong here; the package knows nothing of Backsource. */
@NullMarked
package dev.backsource.testing.waiting;

import org.jspecify.annotations.NullMarked;
