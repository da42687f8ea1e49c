package dev.backsource.config.access.accounts;

/** The limit of accounts is reached. */
public final class AccountLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccountLimitException(int limit) {
        super("the limit of " + limit + " accounts is reached; delete unused accounts");
    }
}
