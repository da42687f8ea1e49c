package dev.backsource.config.access.accounts;

/** The given current password is wrong. */
public final class WrongPasswordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongPasswordException() {
        super("the current password is wrong");
    }
}
