package dev.backsource.config.access.places;

/** No slot is free. The message names the limit that is reached, its use, and when to try again. */
public final class NoSlotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The exhausted share. */
    public enum Share {
        CALLER,
        TENANT,
        /** The share of all tenants together, or the total. */
        ALL
    }

    private final Share share;

    NoSlotException(Share share, String message) {
        super(message, null, false, false);
        this.share = share;
    }

    public Share share() {
        return share;
    }

    /** The message, never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
