package dev.backsource.config.reconciliation.ledger;

/** The kind of difference between a domain's last record and the database. */
public enum StrayCause {
    /** Its version isn't in the database's history. */
    NOT_COMMITTED,
    /** Its version was committed, but no reader of the topic accepts it: it is too far ahead of the version that readers hold. */
    NOT_TAKEN,
    /** It is unreadable. Readers keep the domain's previous version, but compaction leaves no other record for new readers. */
    UNREADABLE,
    /** It is older than the latest published version: Kafka has lost that one. */
    LOST
}
