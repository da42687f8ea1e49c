package dev.backsource.config.access.accounts;

/** The limit of accounts is reached. */
public final class AccountLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccountLimitException(int limit) {
        super("there are " + limit + " accounts, as many as there may be; delete those that nobody uses");
    }
}
