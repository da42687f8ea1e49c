package dev.backsource.config.access.accounts;

/** The username is taken. */
public final class UsernameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsernameTakenException(String username) {
        super("the username " + username + " is already in use; choose another");
    }
}
