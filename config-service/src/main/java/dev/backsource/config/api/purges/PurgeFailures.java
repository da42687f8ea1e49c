package dev.backsource.config.api.purges;

import dev.backsource.config.purge.UnknownPurgeException;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures about the purge in a request. */
@Singleton
final class PurgeFailures implements FailureMapper {
    private static final ProblemKind UNKNOWN_PURGE = ProblemKind.notFound("unknown-purge", "Purge not found");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof UnknownPurgeException unknown ? Refusal.of(UNKNOWN_PURGE, unknown) : null;
    }
}
