package dev.backsource.config.history;

/** What a revision did to its domain. */
public enum RevisionKind {
    /** The domain was not there, or no longer, and is now. */
    CREATED,
    CHANGED,
    REMOVED,
    /** The domain is again as it was at an earlier revision. */
    RESTORED
}
