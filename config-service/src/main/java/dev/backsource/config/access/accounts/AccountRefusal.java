package dev.backsource.config.access.accounts;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import org.jspecify.annotations.Nullable;

/** An account can't be read, created or changed. */
public final class AccountRefusal extends RemediableException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private AccountRefusal(Kind kind, String message) {
        this(kind, message, null);
    }

    private AccountRefusal(Kind kind, String message, @Nullable Remedy remedy) {
        super(message, remedy);
        this.kind = kind;
    }

    /** The reason of the refusal. */
    public enum Kind {
        /** There is no such account, or the caller may not see it. */
        UNKNOWN,
        /** Another account or key has the username. */
        USERNAME_TAKEN,
        /** The limit of accounts is reached. */
        TOO_MANY,
        /** The given current password is wrong. */
        WRONG_PASSWORD
    }

    public Kind kind() {
        return kind;
    }

    static AccountRefusal unknown() {
        return new AccountRefusal(Kind.UNKNOWN, "the account does not exist", Remedy.of(RemedyCode.LIST_ACCOUNTS));
    }

    static AccountRefusal usernameTaken(String username) {
        return new AccountRefusal(
                Kind.USERNAME_TAKEN, "the username " + username + " is already in use; choose another");
    }

    static AccountRefusal tooMany(int limit) {
        return new AccountRefusal(
                Kind.TOO_MANY, "the limit of " + limit + " accounts is reached; delete unused accounts");
    }

    static AccountRefusal wrongPassword() {
        return new AccountRefusal(Kind.WRONG_PASSWORD, "the current password is wrong");
    }
}
