package dev.backsource.config.reconciliation.ledger;

import dev.backsource.policy.event.StateVersion;

/**
 * A readable record of the policy changes.
 *
 * @param domain its key
 * @param version its version of the domain
 * @param removal whether it removes the domain
 */
public record TopicRecord(String domain, StateVersion version, boolean removal, int partition, long offset) {}
