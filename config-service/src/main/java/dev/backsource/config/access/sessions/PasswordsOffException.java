package dev.backsource.config.access.sessions;

/** People sign in at the provider, and nobody with a password here. */
public final class PasswordsOffException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PasswordsOffException() {
        super("people sign in at the OpenID provider, with a browser at /console/sign-in; no passwords are taken here");
    }
}
