package dev.backsource.config.access.places;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;

/** No slot is free. The message names the limit that is reached, its use, and when to try again. */
public final class NoSlotException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private static final int RETRY_AFTER_SECONDS = 10;

    /** The exhausted share. */
    public enum Share {
        CALLER,
        TENANT,
        /** The share of all tenants together, or the total. */
        ALL
    }

    private final Share share;

    /** @param message says when to try again */
    public NoSlotException(Share share, String message) {
        super(ProblemKind.TOO_MANY_REQUESTS, message, null, RETRY_AFTER_SECONDS);
        this.share = share;
    }

    public Share share() {
        return share;
    }
}
