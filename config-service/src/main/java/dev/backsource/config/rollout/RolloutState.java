package dev.backsource.config.rollout;

/** How far one edge is with one revision. */
public enum RolloutState {
    /** It routes by this revision or a later one. */
    APPLIED,
    /** It has not reported it yet, or the revision is not published yet. */
    PENDING,
    /** It refused it and keeps the route it had. */
    REJECTED,
    /** It has been silent too long, without having reported this revision. */
    UNREACHABLE
}
