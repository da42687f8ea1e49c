package dev.backsource.config.web.problem;

import dev.backsource.policy.InvalidValueException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of a request's content. */
@Singleton
public final class RequestFailures implements FailureMapper {
    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof InvalidRequestException invalid) {
            return Refusal.of(invalid);
        }
        return failure instanceof InvalidValueException invalid ? Refusal.of(invalid) : null;
    }
}
