/**
 * The topics themselves: their creation, their partitions, their ids at Kafka. Their records don't belong here. Depends on {@code broker}.
 */
@NullMarked
package dev.backsource.eventlog.topics;

import org.jspecify.annotations.NullMarked;
