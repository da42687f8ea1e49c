package dev.backsource.config.rollout;

/** How far one edge is with one revision or purge. */
public enum RolloutState {
    /** It routes by this revision or a later one; it holds nothing any more of what the purge names. */
    APPLIED,
    /** It has not reported it yet, or the event is not published yet. */
    PENDING,
    /** It refused it: it keeps the route it had, or what the purge names. */
    REJECTED,
    /** It has been silent too long, without having reported it. */
    UNREACHABLE
}
