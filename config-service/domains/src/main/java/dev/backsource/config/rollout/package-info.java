/**
 * The edges' progress with a revision or a purge. The list of edges does not belong here but to {@code edges}, nor their state of a domain, which
 * belongs to {@code reconciliation}. Depends on both, and on {@code domain}, {@code purge} and {@code outbox} for the positions of events.
 */
@NullMarked
package dev.backsource.config.rollout;

import org.jspecify.annotations.NullMarked;
