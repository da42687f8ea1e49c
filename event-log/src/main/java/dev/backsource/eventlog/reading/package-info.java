/**
 * Reading topics: one follower with its positions and its end, and one view of a compacted topic. What a record means to a service
 * doesn't belong here, nor does what is written. Depends on {@code topics} and {@code broker}.
 */
@NullMarked
package dev.backsource.eventlog.reading;

import org.jspecify.annotations.NullMarked;
