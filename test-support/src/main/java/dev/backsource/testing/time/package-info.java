/** Time in tests that passes when the test says so. Clocks of running services do not belong here; the package knows nothing of Backsource. */
@NullMarked
package dev.backsource.testing.time;

import org.jspecify.annotations.NullMarked;
