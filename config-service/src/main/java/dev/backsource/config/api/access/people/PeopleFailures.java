package dev.backsource.config.api.access.people;

import dev.backsource.config.access.accounts.AccountRefusal;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.config.web.problem.Violation;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of requests about people. */
@Singleton
public final class PeopleFailures implements FailureMapper {
    public static final ProblemKind USERNAME_TAKEN = new ProblemKind(
            409,
            "username-taken",
            "The username is already in use",
            "The username is already in use, or the limit of accounts is reached");

    private static final ProblemKind TOO_MANY_ACCOUNTS = new ProblemKind(
            409, "too-many-accounts", "The limit of accounts is reached", "The limit of accounts is reached");
    private static final ProblemKind UNKNOWN_ACCOUNT = ProblemKind.notFound("unknown-account", "Account not found");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof AccountRefusal refused ? of(refused) : null;
    }

    private static Refusal of(AccountRefusal refused) {
        return switch (refused.kind()) {
            case UNKNOWN -> Refusal.of(UNKNOWN_ACCOUNT, refused);
            case USERNAME_TAKEN -> Refusal.of(USERNAME_TAKEN, refused);
            case TOO_MANY -> Refusal.of(TOO_MANY_ACCOUNTS, refused);
            case WRONG_PASSWORD ->
                Refusal.of(
                        InvalidRequestException.of("current", Violation.INVALID, String.valueOf(refused.getMessage())));
        };
    }
}
