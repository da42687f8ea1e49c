package dev.backsource.config.access.sessions;

/** A sign-in is refused. The message doesn't disclose the cause. */
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
