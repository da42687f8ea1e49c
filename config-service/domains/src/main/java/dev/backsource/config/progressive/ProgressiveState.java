package dev.backsource.config.progressive;

import java.util.Locale;

/** The state of a progressive rollout. */
public enum ProgressiveState {
    /** Goes to its next step by itself. */
    RUNNING,
    /** Keeps its share, since a person paused it, or for want of traffic. */
    PAUSED,
    /** Keeps its share, since an edge aborted it. */
    FROZEN,
    /** Ended: the domain has become the candidate. */
    PROMOTED,
    /** Ended: the domain stays as it was. */
    ABORTED,
    /** Ended by another change of the domain. */
    REPLACED;

    /** Whether the domain is in the rollout. */
    public boolean isUnderWay() {
        return this == RUNNING || this == PAUSED || this == FROZEN;
    }

    /** As the database has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProgressiveState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
