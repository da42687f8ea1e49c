package dev.backsource.config.reconciliation.ledger;

import dev.backsource.policy.event.StateVersion;

/**
 * A record of the policy changes that can be read.
 *
 * @param domain its key
 * @param version what it makes of the domain
 * @param removal whether it removes the domain
 */
public record TopicRecord(String domain, StateVersion version, boolean removal, int partition, long offset) {}
