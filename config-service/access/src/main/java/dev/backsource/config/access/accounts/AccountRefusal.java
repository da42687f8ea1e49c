package dev.backsource.config.access.accounts;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.InvalidValueException;

/** Refusals to read, create or change an account. */
public final class AccountRefusal {
    /** Another account or key has the username. */
    public static final ProblemKind USERNAME_TAKEN = new ProblemKind(
            409,
            "username-taken",
            "The username is already in use",
            "The username is already in use, or the limit of accounts is reached");

    private static final ProblemKind TOO_MANY = new ProblemKind(
            409, "too-many-accounts", "The limit of accounts is reached", "The limit of accounts is reached");
    private static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-account", "Account not found");

    private AccountRefusal() {}

    /** There is no such account, or the caller may not see it. */
    static RefusedException unknown() {
        return UNKNOWN.refused("the account does not exist", Remedy.of(RemedyCode.LIST_ACCOUNTS));
    }

    static RefusedException usernameTaken(String username) {
        return USERNAME_TAKEN.refused("the username " + username + " is already in use; choose another");
    }

    static RefusedException tooMany(int limit) {
        return TOO_MANY.refused("the limit of " + limit + " accounts is reached; delete unused accounts");
    }

    static InvalidValueException wrongPassword() {
        return new InvalidValueException("current", "the current password is wrong");
    }
}
