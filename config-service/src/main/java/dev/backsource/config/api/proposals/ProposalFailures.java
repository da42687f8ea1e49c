package dev.backsource.config.api.proposals;

import dev.backsource.config.proposals.ProposalRefusal;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of proposals. */
@Singleton
public final class ProposalFailures implements FailureMapper {
    public static final ProblemKind TOO_MANY = new ProblemKind(
            409,
            "too-many-proposals",
            "The domain's limit of proposals is reached",
            "The domain's limit of proposals is reached");
    public static final ProblemKind DECIDED = new ProblemKind(
            409,
            "proposal-decided",
            "The proposal is closed",
            "The proposal was decided, withdrawn or cancelled, or the domain has changed since it was made");
    private static final ProblemKind OUTDATED = new ProblemKind(
            409,
            "proposal-outdated",
            "The domain has changed since the proposal",
            "The domain's revision differs from the proposal's base revision");
    private static final ProblemKind WRONG_PERSON = new ProblemKind(
            403,
            "wrong-person",
            "Another person is required",
            "Only another person can approve a proposal, and only its author can withdraw it");
    private static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-proposal", "Proposal not found");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof ProposalRefusal refused ? Refusal.of(kind(refused.kind()), refused) : null;
    }

    private static ProblemKind kind(ProposalRefusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> UNKNOWN;
            case DECIDED -> DECIDED;
            case OUTDATED -> OUTDATED;
            case TOO_MANY -> TOO_MANY;
            case WRONG_PERSON -> WRONG_PERSON;
        };
    }
}
