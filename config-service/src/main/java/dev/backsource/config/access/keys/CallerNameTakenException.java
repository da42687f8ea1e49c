package dev.backsource.config.access.keys;

/** The name of a key is taken by another caller. */
public final class CallerNameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallerNameTakenException(String name) {
        super("the name " + name
                + " is already used by an account, by a key that you don't administer, or by the service itself;"
                        + " choose another name");
    }
}
