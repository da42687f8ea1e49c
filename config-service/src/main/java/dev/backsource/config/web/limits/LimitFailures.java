package dev.backsource.config.web.limits;

import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures by exceeded limits. */
@Singleton
public final class LimitFailures implements FailureMapper {
    private static final String RETRY_AFTER_SECONDS = "10";

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof NoSlotException none) {
            return refusal(none);
        }
        return failure instanceof TooManyRequestsException many ? many.refusal() : null;
    }

    static Refusal refusal(NoSlotException none) {
        return Refusal.of(ProblemKind.TOO_MANY_REQUESTS, none.detail())
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
}
