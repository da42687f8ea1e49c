package dev.backsource.config.access.sessions;

/** A sign-in is refused. The message doesn't disclose the cause. */
public final class SignInRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SignInRefusedException(String message) {
        super(message);
    }

    static SignInRefusedException ofPassword() {
        return new SignInRefusedException(
                "the username or the password is wrong, or the account is disabled");
    }

    static SignInRefusedException ofLink() {
        return new SignInRefusedException("the link was already used or has expired; create another one");
    }
}
