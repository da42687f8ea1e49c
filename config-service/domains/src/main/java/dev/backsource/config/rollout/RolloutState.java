package dev.backsource.config.rollout;

/** One edge's progress with one revision or purge. */
public enum RolloutState {
    /** It serves the committed state of this revision or a later one; it no longer holds any of the purged responses. */
    APPLIED,
    /** It has not reported it yet, or the event is not published yet. */
    PENDING,
    /** It rejected it: it keeps its previous route, or the responses to be purged. */
    REJECTED,
    /** It has processed it, and serves another state than the committed one: it ignored the event, or the topic holds more. */
    DIVERGED,
    /** It has processed it, and it is unknown, for good or for now, whether it serves the committed state. */
    UNKNOWN,
    /** It has been silent for too long; its present state is unknown, even if it had reported the event. */
    UNREACHABLE
}
