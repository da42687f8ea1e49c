package dev.backsource.config.reconciliation.ledger;

/** The state of a domain at an edge, compared with the committed state. */
public sealed interface StateMatch {
    /** The committed state. */
    record AsCommitted() implements StateMatch {}

    /**
     * Another state, or none.
     *
     * @param reason the known facts, in one line
     */
    record Otherwise(String reason) implements StateMatch {}

    /**
     * An unknown state, for good or for now.
     *
     * @param reason in one line
     */
    record Unknown(String reason) implements StateMatch {}
}
