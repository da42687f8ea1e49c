package dev.backsource.config.rollout;

/** How a revision's rollout ended. */
public enum RolloutEnd {
    /** Every edge in reach had applied it, at the same time. */
    APPLIED,
    /** A later revision of the domain came before that. */
    REPLACED
}
