package dev.backsource.config.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time of the next attempt after a failed one: two seconds after the first, twice as long after each further one, ten minutes at most; of that
 * time a random half to whole, so that receivers of one broken server don't come back at once.
 */
final class Backoff {
    static final Duration FIRST = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST_DOUBLINGS = 16;

    private final DoubleSupplier chance;

    /** @param chance from 0 to 1 */
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * The time of the next attempt.
     *
     * @param failures the number of failed attempts, the last one included
     * @param retryAfter the receiver's wish, which is heeded up to the longest time; null for none
     */
    Instant next(int failures, @Nullable Duration retryAfter, Instant now) {
        var whole = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var bounded = whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
        var own = Duration.ofMillis((long) (bounded.toMillis() * (0.5 + chance.getAsDouble() / 2)));
        if (retryAfter == null || retryAfter.compareTo(own) <= 0) {
            return now.plus(own);
        }
        return now.plus(retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter);
    }
}
