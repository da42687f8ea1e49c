/**
 * Reading topics: one follower with its positions and its end, and one view of a compacted topic. The meaning of records to a service doesn't belong
 * here, nor does writing. Depends on {@code topics} and {@code broker}.
 */
@NullMarked
package dev.backsource.eventlog.reading;

import org.jspecify.annotations.NullMarked;
