package dev.backsource.config.api.access;

import dev.backsource.config.access.keys.CallerNameTakenException;
import dev.backsource.config.access.keys.KeyLimitException;
import dev.backsource.config.access.keys.UnknownKeyException;
import dev.backsource.config.access.proof.ProofMissingException;
import dev.backsource.config.access.proof.ProofUnavailableException;
import dev.backsource.config.access.teams.NoSuchTeamException;
import dev.backsource.config.access.teams.TeamExistsException;
import dev.backsource.config.access.teams.TeamInUseException;
import dev.backsource.config.access.teams.UnknownTeamException;
import dev.backsource.config.web.problem.KnownFailures;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Failures of requests about permissions. */
@Singleton
public final class AccessFailures implements KnownFailures {
    /** A program has two keys at most, and the total is limited, too. */
    public static final ProblemKind TOO_MANY_KEYS = new ProblemKind(
            409, "too-many-keys", "The limit of access keys is reached", "The limit of access keys is reached");

    /** Histories show names, so callers don't share them. */
    public static final ProblemKind CALLER_NAME_TAKEN = new ProblemKind(
            409, "caller-name-taken", "The name is already in use", "An account or another key already uses the name");

    public static final ProblemKind TEAM_EXISTS =
            new ProblemKind(409, "team-exists", "The team already exists", "A team with this ID already exists");

    public static final ProblemKind TEAM_IN_USE =
            new ProblemKind(409, "team-in-use", "The team is in use", "The team owns domains or has roles");

    public static final ProblemKind NO_SUCH_TEAM = new ProblemKind(
            409, "no-such-team", "The named team does not exist", "The named team does not exist");

    private static final ProblemKind PROOF_MISSING = new ProblemKind(
            409,
            "proof-missing",
            "Control of the domain name is not proven",
            "Control of the domain name is not proven");

    private static final ProblemKind PROOF_UNAVAILABLE = new ProblemKind(
            503,
            "proof-unavailable",
            "Control of the domain name can't be verified",
            "The name servers do not answer; try again later");

    private static final ProblemKind UNKNOWN_TEAM = ProblemKind.notFound("unknown-team", "Team not found");
    private static final ProblemKind UNKNOWN_KEY =
            ProblemKind.notFound("unknown-access-key", "Access key not found");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof UnknownKeyException unknown) {
            return Refusal.of(UNKNOWN_KEY, unknown);
        }
        if (failure instanceof CallerNameTakenException taken) {
            return Refusal.of(CALLER_NAME_TAKEN, taken);
        }
        return failure instanceof KeyLimitException limit ? Refusal.of(TOO_MANY_KEYS, limit) : ofTeams(failure);
    }

    private static @Nullable Refusal ofTeams(Throwable failure) {
        if (failure instanceof ProofMissingException missing) {
            return Refusal.of(PROOF_MISSING, missing);
        }
        if (failure instanceof ProofUnavailableException unavailable) {
            return Refusal.of(PROOF_UNAVAILABLE, unavailable).with(HttpHeaders.RETRY_AFTER, "5");
        }
        if (failure instanceof UnknownTeamException unknown) {
            return Refusal.of(UNKNOWN_TEAM, unknown);
        }
        if (failure instanceof NoSuchTeamException missing) {
            return Refusal.of(NO_SUCH_TEAM, missing);
        }
        if (failure instanceof TeamExistsException exists) {
            return Refusal.of(TEAM_EXISTS, exists);
        }
        return failure instanceof TeamInUseException used ? Refusal.of(TEAM_IN_USE, used) : null;
    }
}
