/**
 * The domains of this instance, partition by partition, with their states: read from {@code policy-changes}, restored from the published state,
 * dropped when a partition moves away. Probing ports and judging alerts doesn't belong here. Depends on {@code probe}, {@code alert} and {@code log};
 * nothing depends on it.
 */
@NullMarked
package dev.backsource.health.watch;

import org.jspecify.annotations.NullMarked;
