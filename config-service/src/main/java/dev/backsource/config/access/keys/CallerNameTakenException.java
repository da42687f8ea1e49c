package dev.backsource.config.access.keys;

/** The name of a key is taken by another caller. */
public final class CallerNameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallerNameTakenException(String name) {
        super("an account, a key that you don't administer, or the service itself is called " + name
                + "; choose another name");
    }
}
