package dev.backsource.config.events;

import java.time.Instant;

/**
 * A policy change that any instance has published and this one has read, told to whoever observes it on the thread that reads: there
 * is to be no waiting. Those from before this instance reads aren't told.
 *
 * @param partition of {@link dev.backsource.policy.event.Topic#POLICY_CHANGES}
 * @param offset in the partition
 * @param committedAt when the change was committed
 */
public record PublishedChange(int partition, long offset, Instant committedAt) {}
