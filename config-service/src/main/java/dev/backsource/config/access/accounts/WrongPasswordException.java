package dev.backsource.config.access.accounts;

/** The password that somebody has is another one. */
public final class WrongPasswordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongPasswordException() {
        super("the current password is another one");
    }
}
