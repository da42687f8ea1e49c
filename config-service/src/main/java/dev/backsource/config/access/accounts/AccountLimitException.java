package dev.backsource.config.access.accounts;

/** There are as many accounts as there may be. */
public final class AccountLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccountLimitException(int limit) {
        super("there are " + limit + " accounts, as many as there may be; delete those that nobody uses");
    }
}
