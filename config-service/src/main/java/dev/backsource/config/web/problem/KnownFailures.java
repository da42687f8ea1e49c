package dev.backsource.config.web.problem;

import org.jspecify.annotations.Nullable;

/** Says how failures that it knows are answered. Each feature has a bean of this type for its own. */
@FunctionalInterface
public interface KnownFailures {
    /** Null for a failure that it doesn't know. */
    @Nullable
    Refusal refusal(Throwable failure);
}
