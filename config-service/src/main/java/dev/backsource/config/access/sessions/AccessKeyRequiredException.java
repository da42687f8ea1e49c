package dev.backsource.config.access.sessions;

/** What is asked for takes an access key, and the caller has come by a session. */
public final class AccessKeyRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccessKeyRequiredException() {
        super("links are made with an access key; you have signed in already");
    }
}
