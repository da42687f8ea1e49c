/**
 * The edges' progress with a revision or a purge, and the measured ends of revisions' rollouts. The list of edges does not belong here but to
 * {@code edges}, nor their state of a domain, which belongs to {@code reconciliation}. Depends on both, on {@code domain}, {@code purge} and
 * {@code outbox} for the positions of events, and on {@code events} for the published changes.
 */
@NullMarked
package dev.backsource.config.rollout;

import org.jspecify.annotations.NullMarked;
