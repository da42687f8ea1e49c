package dev.backsource.config.access.sessions;

/** The operation takes an access key, but the caller came by a session. */
public final class AccessKeyRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccessKeyRequiredException() {
        super("links are made with an access key; you have signed in already");
    }
}
