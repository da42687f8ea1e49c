package dev.backsource.config.web.session;

/** The operation requires a session. */
public final class NoSessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSessionException() {
        super(
                "this is for people who have signed in; an access key has no session, and only accounts have a password here");
    }
}
