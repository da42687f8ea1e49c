/**
 * The domains this instance answers for, partition by partition, and what is known of each: read from
 * {@code policy-changes}, restored from what was published before, dropped when a partition moves away. How a port is probed and when
 * an alert fires doesn't belong here. Depends on {@code probe}, {@code alert} and {@code log}; nothing depends on it.
 */
@NullMarked
package dev.backsource.health.watch;

import org.jspecify.annotations.NullMarked;
