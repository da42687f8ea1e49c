package dev.backsource.config.web.write;

import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.config.write.KeyReusedException;
import dev.backsource.config.write.StaleRevisionException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Failures of a write's headers. */
@Singleton
final class WriteFailures implements FailureMapper {
    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof StaleRevisionException stale) {
            return Refusal.of(ProblemKind.STALE_REVISION, stale).with(HttpHeaders.ETAG, EntityTags.of(stale.current()));
        }
        return failure instanceof KeyReusedException reused
                ? Refusal.of(ProblemKind.IDEMPOTENCY_KEY_REUSED, reused)
                : null;
    }
}
