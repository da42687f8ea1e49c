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
            409, "too-many-keys", "There are as many keys as there may be", "There are as many keys as there may be");

    /** Histories show names, so callers don't share them. */
    public static final ProblemKind CALLER_NAME_TAKEN = new ProblemKind(
            409, "caller-name-taken", "Somebody else is called so", "An account or another key is called so");

    public static final ProblemKind TEAM_EXISTS =
            new ProblemKind(409, "team-exists", "There is such a team already", "There is a team of that id already");

    public static final ProblemKind TEAM_IN_USE =
            new ProblemKind(409, "team-in-use", "The team is in use", "The team owns domains, or roles are for it");

    public static final ProblemKind NO_SUCH_TEAM = new ProblemKind(
            409, "no-such-team", "A team that is named isn't there", "A team that is named isn't there");

    private static final ProblemKind PROOF_MISSING = new ProblemKind(
            409,
            "proof-missing",
            "Nothing shows that the name is the team's",
            "Nothing shows that the name is the team's");

    private static final ProblemKind PROOF_UNAVAILABLE = new ProblemKind(
            503,
            "proof-unavailable",
            "Whose the name is can't be looked up",
            "The name servers give no answer; try again later");

    private static final ProblemKind UNKNOWN_TEAM = ProblemKind.notFound("unknown-team", "There is no such team");
    private static final ProblemKind UNKNOWN_KEY =
            ProblemKind.notFound("unknown-access-key", "There is no such access key");

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
