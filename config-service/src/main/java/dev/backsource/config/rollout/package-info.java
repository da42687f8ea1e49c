/**
 * How far the edges are with a revision or a purge. Which edges there are does not belong here but to {@code edges},
 * nor what they serve of a domain, which belongs to {@code reconciliation}. Depends on both, and on {@code domain},
 * {@code purge} and {@code outbox} for where an event was published.
 */
@NullMarked
package dev.backsource.config.rollout;

import org.jspecify.annotations.NullMarked;
