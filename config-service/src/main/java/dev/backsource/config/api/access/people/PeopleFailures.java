package dev.backsource.config.api.access.people;

import dev.backsource.config.access.accounts.AccountLimitException;
import dev.backsource.config.access.accounts.UnknownAccountException;
import dev.backsource.config.access.accounts.UsernameTakenException;
import dev.backsource.config.access.accounts.WrongPasswordException;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.KnownFailures;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.config.web.problem.Violation;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of requests about people. */
@Singleton
public final class PeopleFailures implements KnownFailures {
    public static final ProblemKind USERNAME_TAKEN = new ProblemKind(
            409,
            "username-taken",
            "The username is already in use",
            "The username is already in use, or the limit of accounts is reached");

    private static final ProblemKind TOO_MANY_ACCOUNTS = new ProblemKind(
            409,
            "too-many-accounts",
            "The limit of accounts is reached",
            "The limit of accounts is reached");
    private static final ProblemKind UNKNOWN_ACCOUNT =
            ProblemKind.notFound("unknown-account", "Account not found");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof UnknownAccountException unknown) {
            return Refusal.of(UNKNOWN_ACCOUNT, unknown);
        }
        if (failure instanceof UsernameTakenException taken) {
            return Refusal.of(USERNAME_TAKEN, taken);
        }
        if (failure instanceof WrongPasswordException wrong) {
            return Refusal.of(
                    InvalidRequestException.of("current", Violation.INVALID, String.valueOf(wrong.getMessage())));
        }
        return failure instanceof AccountLimitException limit ? Refusal.of(TOO_MANY_ACCOUNTS, limit) : null;
    }
}
