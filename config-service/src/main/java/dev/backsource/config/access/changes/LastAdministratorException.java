package dev.backsource.config.access.changes;

/** No administrator of all domains would remain. */
public final class LastAdministratorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LastAdministratorException() {
        super("at least one global administrator that is enabled and never expires must remain; add another one"
                + " first");
    }
}
