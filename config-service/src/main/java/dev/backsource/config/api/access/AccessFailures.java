package dev.backsource.config.api.access;

import dev.backsource.config.access.keys.KeyLimitException;
import dev.backsource.config.access.keys.UnknownKeyException;
import dev.backsource.config.web.problem.KnownFailures;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of requests about access. */
@Singleton
public final class AccessFailures implements KnownFailures {
    /** A program has two keys, and all together have a limit, too. */
    public static final ProblemKind TOO_MANY_KEYS = new ProblemKind(
            409, "too-many-keys", "There are as many keys as there may be", "There are as many keys as there may be");

    private static final ProblemKind UNKNOWN_KEY =
            ProblemKind.notFound("unknown-access-key", "There is no such access key");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof UnknownKeyException unknown) {
            return Refusal.of(UNKNOWN_KEY, unknown);
        }
        return failure instanceof KeyLimitException limit ? Refusal.of(TOO_MANY_KEYS, limit) : null;
    }
}
