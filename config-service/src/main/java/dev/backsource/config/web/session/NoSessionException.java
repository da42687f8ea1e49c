package dev.backsource.config.web.session;

/** The operation requires a session. */
public final class NoSessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSessionException() {
        super("this requires a session of an account with a password; an access key has no session");
    }
}
