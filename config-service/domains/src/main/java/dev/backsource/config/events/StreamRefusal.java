package dev.backsource.config.events;

import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.access.places.NoSlotException.Share;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;

/** Refusals of subscriptions; the message says how to proceed. */
final class StreamRefusal {
    private static final ProblemKind GONE = new ProblemKind(
            410,
            "events-gone",
            "The requested events are no longer available",
            "Kafka no longer has the events after this ID");
    private static final ProblemKind UNAVAILABLE = new ProblemKind(
            503,
            "events-unavailable",
            "The event stream is unavailable",
            "The limit of subscribers is reached, or Kafka does not answer; see Retry-After");
    private static final ProblemKind TOO_MANY = new ProblemKind(
            429,
            "too-many-streams",
            "The caller's limit of event streams is reached",
            "The caller's limit of event streams is reached");

    private static final int RETRY_AFTER_SECONDS = 2;

    private StreamRefusal() {}

    /** The id refers to events that Kafka doesn't have. */
    static RefusedException beyondTheEnd() {
        return GONE.refused(
                "the events after this ID are not available; Kafka has lost some or was set up again. Start over"
                        + " with from=earliest and without Last-Event-ID");
    }

    /** Temporarily impossible; a later attempt may succeed. */
    static RefusedException unavailable(String reason) {
        return UNAVAILABLE.refused(reason).retryAfter(RETRY_AFTER_SECONDS);
    }

    /** The caller, or its tenant, has reached its limit of streams. */
    static RefusedException tooMany(String reason) {
        return TOO_MANY.refused(reason).retryAfter(RETRY_AFTER_SECONDS);
    }

    /** No slot is free; unless all are taken, it is a limit of the caller that holds until one of the caller's streams ends. */
    static RefusedException of(NoSlotException none) {
        return none.share() == Share.ALL ? unavailable(none.reason()) : tooMany(none.reason());
    }
}
