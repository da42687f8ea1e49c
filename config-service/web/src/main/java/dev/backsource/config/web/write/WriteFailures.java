package dev.backsource.config.web.write;

import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.config.write.StaleRevisionException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The current revision in the refusal of a write for another one. */
@Singleton
final class WriteFailures implements FailureMapper {
    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof StaleRevisionException stale
                ? Refusal.of(stale).with(HttpHeaders.ETAG, EntityTags.of(stale.current()))
                : null;
    }
}
