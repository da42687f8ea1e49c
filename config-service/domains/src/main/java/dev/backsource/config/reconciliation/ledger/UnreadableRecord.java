package dev.backsource.config.reconciliation.ledger;

/**
 * An unreadable record of the policy changes.
 *
 * @param domain its key, a domain's name
 * @param reason the decoding error, in one printable line
 */
public record UnreadableRecord(String domain, String reason, int partition, long offset) {}
