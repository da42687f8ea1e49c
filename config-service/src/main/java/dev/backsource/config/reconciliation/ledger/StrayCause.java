package dev.backsource.config.reconciliation.ledger;

/** The reason why the last record of a domain differs. */
public enum StrayCause {
    /** Its version isn't in the database's history. */
    NOT_COMMITTED,
    /** Its version was committed, but no reader of the topic accepts it: it is too far ahead of the version that readers hold. */
    NOT_TAKEN,
    /** It is unreadable. Readers keep the domain's previous version, but compaction leaves no other record for new readers. */
    UNREADABLE
}
