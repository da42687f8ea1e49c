package dev.backsource.config.events;

import java.time.Instant;

/**
 * A policy change that an instance has published and this one has read. Observers are called on the reading thread and must not block it. Changes
 * before this instance started to read aren't reported, and one that was published twice is reported once, at its first record.
 *
 * @param domain the record's key
 * @param revision 0 for a record without one, which no instance has published
 * @param incarnation of the domain's history; 0 for the first
 * @param removal whether the change removed the domain
 * @param partition of {@link dev.backsource.policy.event.Topic#POLICY_CHANGES}
 * @param offset in the partition
 * @param committedAt when the change was committed
 */
public record PublishedChange(
        String domain,
        long revision,
        long incarnation,
        boolean removal,
        int partition,
        long offset,
        Instant committedAt) {}
