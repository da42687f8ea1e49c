package dev.backsource.config.reconciliation.ledger;

/** What is wrong with the last record of a domain. */
public enum StrayCause {
    /** What it says isn't in the database's history. */
    NOT_COMMITTED,
    /** What it says was committed, but nobody who follows the topic takes it: it is too far ahead of what they hold. */
    NOT_TAKEN,
    /** It can't be read. Whoever holds the domain goes on with it, but compaction leaves nothing else to read for others. */
    UNREADABLE
}
