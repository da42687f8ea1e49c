package dev.backsource.config.history;

/** The effect of a revision on its domain. */
public enum RevisionKind {
    /** The domain didn't exist, or no longer, and does now. */
    CREATED,
    CHANGED,
    REMOVED,
    /** The domain is again in the state of an earlier revision. */
    RESTORED,
    /** A progressive rollout of the domain began. */
    ROLLOUT_STARTED,
    /** The domain's progressive rollout came to its next step. */
    ROLLOUT_STEPPED,
    /** The domain became the candidate of its progressive rollout. */
    ROLLOUT_PROMOTED,
    /** The domain's progressive rollout ended with the domain as it was. */
    ROLLOUT_ABORTED
}
