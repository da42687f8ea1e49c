package dev.backsource.config.access.passwords;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import java.time.Duration;

/** Refusals of passwords that come faster than permitted. */
public final class AttemptRefusal {
    public static final ProblemKind TOO_MANY = new ProblemKind(
            429, "too-many-attempts", "Too many sign-in attempts", "Too many sign-in attempts; see Retry-After");

    private AttemptRefusal() {}

    static RefusedException in(Duration wait) {
        var seconds = Math.toIntExact(wait.plusMillis(999).toSeconds());
        return TOO_MANY.refused("too many failed password attempts; try again in " + seconds + " s")
                .retryAfter(seconds);
    }

    static RefusedException ofAll() {
        return TOO_MANY.refused("too many concurrent sign-ins; try again in 1 s")
                .retryAfter(1);
    }
}
