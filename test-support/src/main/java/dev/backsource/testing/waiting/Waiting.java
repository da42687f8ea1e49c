package dev.backsource.testing.waiting;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waiting for a condition in tests, with one deadline for all. Awaitility checks at once and then often: after 5 ms, 10 ms more and so on, up to
 * every 100 ms. By default it checks every 100 ms, and for the first time after 100 ms; most conditions hold sooner.
 */
public final class Waiting {
    /**
     * The deadline of all tests: long enough for a machine that is busy with other work, and reached only by a test that fails. Clients, sockets and
     * processes that take a time-out of their own get it, too.
     */
    public static final Duration DEADLINE = Duration.ofMinutes(2);

    /** {@link #DEADLINE}, for annotations and for methods that take a number. */
    public static final int DEADLINE_SECONDS = 120;

    private static final long STEP_MILLIS = 5;
    private static final long LONGEST_MILLIS = 100;

    private Waiting() {}

    /** Waits for at most {@link #DEADLINE}. */
    public static ConditionFactory await() {
        return often(Awaitility.await());
    }

    /** Likewise; a failure names {@code what}. */
    public static ConditionFactory await(String what) {
        return often(Awaitility.await(what));
    }

    /** The result of work on another thread, within the deadline of all tests. Its failure is the cause of the thrown exception. */
    public static <T> T resultOf(Future<T> work) {
        try {
            return work.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ConditionFactory often(ConditionFactory awaited) {
        return awaited.atMost(DEADLINE).pollDelay(Duration.ZERO).pollInterval((count, previous) -> interval(count));
    }

    /** The time to wait after {@code count} checks. */
    static Duration interval(int count) {
        return Duration.ofMillis(Math.min(LONGEST_MILLIS, count * STEP_MILLIS));
    }
}
