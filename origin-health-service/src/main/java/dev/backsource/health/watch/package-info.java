/**
 * The domains this instance answers for, partition by partition, and what is known of each: read from
 * {@code policy-changes}, restored from what was published before, dropped when a partition moves away. Depends on
 * {@code probe}, {@code alert} and {@code log}; nothing depends on it.
 */
@NullMarked
package dev.backsource.health.watch;

import org.jspecify.annotations.NullMarked;
