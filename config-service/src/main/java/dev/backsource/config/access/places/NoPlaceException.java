package dev.backsource.config.access.places;

/** There is no place. The message says which limit is reached, how much of it is used, and when to ask again. */
public final class NoPlaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose share is used up. */
    public enum Share {
        CALLER,
        TENANT,
        /** That of all tenants together, or all there are. */
        ALL
    }

    private final Share share;

    NoPlaceException(Share share, String message) {
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
