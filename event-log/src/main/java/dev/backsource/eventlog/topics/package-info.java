/**
 * The topics themselves: their creation, their partitions, what Kafka calls them. What stands on them doesn't belong here.
 * Depends on {@code broker}.
 */
@NullMarked
package dev.backsource.eventlog.topics;

import org.jspecify.annotations.NullMarked;
