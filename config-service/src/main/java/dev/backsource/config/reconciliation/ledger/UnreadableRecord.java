package dev.backsource.config.reconciliation.ledger;

/**
 * A record of the policy changes that can't be read.
 *
 * @param domain its key, a domain's name
 * @param reason why not, in one printable line
 */
public record UnreadableRecord(String domain, String reason, int partition, long offset) {}
