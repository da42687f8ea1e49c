package dev.backsource.testing.waiting;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Awaitility, which looks at once and then often: after 5 ms, 10 ms more and so on, up to every 100 ms. By itself it looks
 * every 100 ms, and for the first time after 100 ms; most of what tests wait for is there sooner.
 */
public final class Waiting {
    private static final long STEP_MILLIS = 5;
    private static final long LONGEST_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Waiting() {}

    /** Waits for at most 30 s unless told otherwise: long enough for a machine that is busy with other work. */
    public static ConditionFactory await() {
        return often(Awaitility.await());
    }

    /** Likewise; a failure names {@code what}. */
    public static ConditionFactory await(String what) {
        return often(Awaitility.await(what));
    }

    private static ConditionFactory often(ConditionFactory awaited) {
        return awaited.atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval((count, previous) -> interval(count));
    }

    /** How long to wait after having looked {@code count} times. */
    static Duration interval(int count) {
        return Duration.ofMillis(Math.min(LONGEST_MILLIS, count * STEP_MILLIS));
    }
}
