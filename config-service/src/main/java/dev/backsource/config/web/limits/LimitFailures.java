package dev.backsource.config.web.limits;

import dev.backsource.config.web.problem.KnownFailures;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures by limits. */
@Singleton
public final class LimitFailures implements KnownFailures {
    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof TooManyRequestsException many ? many.refusal() : null;
    }
}
