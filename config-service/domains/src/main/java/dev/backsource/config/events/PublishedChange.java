package dev.backsource.config.events;

import java.time.Instant;

/**
 * A policy change that an instance has published and this one has read. Observers are called on the reading thread and must not block it. Changes
 * before this instance started to read aren't reported, and one that was published twice is reported once, at its first record.
 *
 * @param partition of {@link dev.backsource.policy.event.Topic#POLICY_CHANGES}
 * @param offset in the partition
 * @param committedAt when the change was committed
 */
public record PublishedChange(int partition, long offset, Instant committedAt) {}
