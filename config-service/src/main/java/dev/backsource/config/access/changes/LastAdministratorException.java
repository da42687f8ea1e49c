package dev.backsource.config.access.changes;

/** No administrator of all domains would remain. */
public final class LastAdministratorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LastAdministratorException() {
        super(
                "nobody would be left who is administrator of all domains, enabled and without expiry; make somebody else one first");
    }
}
