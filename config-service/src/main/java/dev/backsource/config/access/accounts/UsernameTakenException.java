package dev.backsource.config.access.accounts;

/** The username is taken. */
public final class UsernameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsernameTakenException(String username) {
        super("somebody has the username " + username + " already; choose another");
    }
}
