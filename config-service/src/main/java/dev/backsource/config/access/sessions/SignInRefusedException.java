package dev.backsource.config.access.sessions;

/** Nobody signs in by this. It says the same whatever is wrong with it. */
public final class SignInRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SignInRefusedException(String message) {
        super(message);
    }

    static SignInRefusedException ofPassword() {
        return new SignInRefusedException(
                "there is no account with this username and this password, or it is disabled");
    }

    static SignInRefusedException ofLink() {
        return new SignInRefusedException("this link was used before, or is too old; make another one");
    }
}
