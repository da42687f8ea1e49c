package dev.backsource.config.access.sessions;

/** Nobody signs in with this username and this password. It says the same whatever is wrong. */
public final class SignInRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignInRefusedException() {
        super("there is no account with this username and this password, or it is disabled");
    }
}
