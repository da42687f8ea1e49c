package dev.backsource.config.events;

import dev.backsource.config.access.places.NoPlaceException;
import dev.backsource.config.access.places.NoPlaceException.Share;

/** A subscription that was not begun; the message says what to do. */
public final class StreamRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    StreamRefusedException(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** For want of a place: later for want of any, and of the caller once one of theirs has ended. */
    static StreamRefusedException of(NoPlaceException none) {
        return new StreamRefusedException(
                none.share() == Share.ALL ? Reason.UNAVAILABLE : Reason.TOO_MANY_OF_CALLER, none.detail());
    }

    public Reason reason() {
        return reason;
    }

    /** The message, never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Why. */
    public enum Reason {
        /** The id is of another deployment, or of topics that were made anew since. */
        FOREIGN_ID,
        /** The id speaks of events that Kafka doesn't have. */
        BEYOND_THE_END,
        /** The caller, or its tenant, has as many streams as one may have. */
        TOO_MANY_OF_CALLER,
        /** Not now; asking again later helps. */
        UNAVAILABLE
    }
}
