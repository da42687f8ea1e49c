package dev.backsource.config.access.sessions;

/** The limit of sessions is reached. */
public final class SessionLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionLimitException(int limit) {
        super("the limit of " + limit + " sessions is reached; try again when some have ended");
    }
}
