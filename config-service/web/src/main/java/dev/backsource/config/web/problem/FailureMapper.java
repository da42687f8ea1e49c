package dev.backsource.config.web.problem;

import org.jspecify.annotations.Nullable;

/** Maps failures to responses that have more than other refusals, such as a header of their own. */
@FunctionalInterface
public interface FailureMapper {
    /** Null for an unknown failure. */
    @Nullable
    Refusal refusal(Throwable failure);
}
