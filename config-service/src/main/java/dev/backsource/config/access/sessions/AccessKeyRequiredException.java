package dev.backsource.config.access.sessions;

/** The operation takes an access key, but the caller came by a session. */
public final class AccessKeyRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccessKeyRequiredException() {
        super("sign-in links are created with an access key; you are already signed in");
    }
}
