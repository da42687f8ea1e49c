package dev.backsource.config.reconciliation.ledger;

/** What an edge serves of a domain, against what was committed. */
public sealed interface Held {
    /** What was committed. */
    record AsCommitted() implements Held {}

    /**
     * Something else, or nothing.
     *
     * @param reason what is known of it, in one line
     */
    record Otherwise(String reason) implements Held {}

    /**
     * That can't be told, or not yet.
     *
     * @param reason why, in one line
     */
    record Unknown(String reason) implements Held {}
}
