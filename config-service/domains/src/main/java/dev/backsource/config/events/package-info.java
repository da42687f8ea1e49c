/**
 * Policy changes and alerts as server-sent events. One reader per instance follows both topics into a window in memory,
 * from which all subscribers read; a subscriber that is further behind reads Kafka itself until it reaches the window.
 * The parameters of the stream's address do not belong here but to {@code api.events}. Depends on {@code access}
 * and {@code reading}.
 */
@NullMarked
package dev.backsource.config.events;

import org.jspecify.annotations.NullMarked;
