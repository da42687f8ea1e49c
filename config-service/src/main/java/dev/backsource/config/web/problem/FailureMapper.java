package dev.backsource.config.web.problem;

import org.jspecify.annotations.Nullable;

/** Maps known failures to responses. Each feature has a bean of this type for its own. */
@FunctionalInterface
public interface FailureMapper {
    /** Null for an unknown failure. */
    @Nullable
    Refusal refusal(Throwable failure);
}
