package dev.backsource.config.api.revisions;

import dev.backsource.config.domain.RevisionRefusal;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures about the revision in a request. */
@Singleton
public final class RevisionFailures implements FailureMapper {
    /** A removal has no state to restore. */
    public static final ProblemKind REVISION_IS_A_REMOVAL =
            new ProblemKind(409, "revision-is-a-removal", "The revision is a removal", "The revision is a removal");

    private static final ProblemKind UNKNOWN_REVISION = ProblemKind.notFound("unknown-revision", "Revision not found");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof RevisionRefusal refused ? Refusal.of(kind(refused.kind()), refused) : null;
    }

    private static ProblemKind kind(RevisionRefusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> UNKNOWN_REVISION;
            case REMOVAL -> REVISION_IS_A_REMOVAL;
        };
    }
}
