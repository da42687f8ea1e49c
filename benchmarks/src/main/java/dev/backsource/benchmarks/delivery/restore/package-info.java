/** Many domains that were changed by mistake, restored to a time. The restore of a single revision does not belong here. */
@NullMarked
package dev.backsource.benchmarks.delivery.restore;

import org.jspecify.annotations.NullMarked;
