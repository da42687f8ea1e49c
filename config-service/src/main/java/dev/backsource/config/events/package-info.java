/**
 * Policy changes and alerts as server-sent events. One reader per instance follows both topics into a window in memory
 * that all subscribers read from; who is further behind reads Kafka itself until it meets the window. Depends on no
 * other package here.
 */
@NullMarked
package dev.backsource.config.events;

import org.jspecify.annotations.NullMarked;
