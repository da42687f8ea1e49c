package dev.backsource.config.history;

/** The effect of a revision on its domain. */
public enum RevisionKind {
    /** The domain didn't exist, or no longer, and does now. */
    CREATED,
    CHANGED,
    REMOVED,
    /** The domain is again in the state of an earlier revision. */
    RESTORED
}
