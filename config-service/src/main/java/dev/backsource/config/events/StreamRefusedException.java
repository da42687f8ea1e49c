package dev.backsource.config.events;

import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.access.places.NoSlotException.Share;

/** A refused subscription; the message says how to proceed. */
public final class StreamRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    StreamRefusedException(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** No slot is free: {@code UNAVAILABLE} when all are taken, otherwise a limit of the caller that holds until one of the caller's streams ends. */
    static StreamRefusedException of(NoSlotException none) {
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

    /** The reason of the refusal. */
    public enum Reason {
        /** The id is of another deployment, or of topics that were recreated since. */
        FOREIGN_ID,
        /** The id refers to events that Kafka doesn't have. */
        BEYOND_THE_END,
        /** The caller, or its tenant, has reached its limit of streams. */
        TOO_MANY_OF_CALLER,
        /** Temporarily impossible; a later attempt may succeed. */
        UNAVAILABLE
    }
}
