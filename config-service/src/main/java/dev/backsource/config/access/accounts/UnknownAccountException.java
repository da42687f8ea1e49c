package dev.backsource.config.access.accounts;

/** There is no such account, or the caller may not see it. */
public final class UnknownAccountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownAccountException() {
        super("there is no such account; GET /api/v1/accounts lists those that you administer");
    }
}
