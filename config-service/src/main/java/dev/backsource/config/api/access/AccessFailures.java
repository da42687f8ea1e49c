package dev.backsource.config.api.access;

import dev.backsource.config.access.keys.KeyRefusal;
import dev.backsource.config.access.proof.ProofMissingException;
import dev.backsource.config.access.proof.ProofUnavailableException;
import dev.backsource.config.access.teams.TeamRefusal;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Failures of requests about permissions. */
@Singleton
public final class AccessFailures implements FailureMapper {
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

    public static final ProblemKind NO_SUCH_TEAM =
            new ProblemKind(409, "no-such-team", "The named team does not exist", "The named team does not exist");

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
    private static final ProblemKind UNKNOWN_KEY = ProblemKind.notFound("unknown-access-key", "Access key not found");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof KeyRefusal refused) {
            return Refusal.of(kind(refused.kind()), refused);
        }
        if (failure instanceof TeamRefusal refused) {
            return Refusal.of(kind(refused.kind()), refused);
        }
        if (failure instanceof ProofMissingException missing) {
            return Refusal.of(PROOF_MISSING, missing);
        }
        return failure instanceof ProofUnavailableException unavailable
                ? Refusal.of(PROOF_UNAVAILABLE, unavailable).with(HttpHeaders.RETRY_AFTER, "5")
                : null;
    }

    private static ProblemKind kind(KeyRefusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> UNKNOWN_KEY;
            case TOO_MANY -> TOO_MANY_KEYS;
            case NAME_TAKEN -> CALLER_NAME_TAKEN;
        };
    }

    private static ProblemKind kind(TeamRefusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> UNKNOWN_TEAM;
            case MISSING -> NO_SUCH_TEAM;
            case EXISTS -> TEAM_EXISTS;
            case IN_USE -> TEAM_IN_USE;
        };
    }
}
