package dev.backsource.config.access.sessions;

/** As many have signed in as may. */
public final class SessionLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionLimitException(int limit) {
        super("there are " + limit + " sessions, as many as there may be; try again when some have ended");
    }
}
