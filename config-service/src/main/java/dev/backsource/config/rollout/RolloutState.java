package dev.backsource.config.rollout;

/** How far one edge is with one revision or purge. */
public enum RolloutState {
    /** It serves this revision or a later one, as it was committed; it holds nothing any more of what the purge names. */
    APPLIED,
    /** It has not reported it yet, or the event is not published yet. */
    PENDING,
    /** It refused it: it keeps the route it had, or what the purge names. */
    REJECTED,
    /** It has dealt with it, and serves something else than what was committed: it ignored it, or the topic holds more. */
    DIVERGED,
    /** It has dealt with it, and whether it serves what was committed can't be told, or not yet. */
    UNKNOWN,
    /** It has been silent too long; what it serves by now isn't known, whatever it has reported. */
    UNREACHABLE
}
