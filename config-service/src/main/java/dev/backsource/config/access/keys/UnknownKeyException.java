package dev.backsource.config.access.keys;

/** There is no such key, or the caller may not see it. */
public final class UnknownKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownKeyException() {
        super("there is no such access key; GET /api/v1/access-keys lists those that you administer");
    }
}
