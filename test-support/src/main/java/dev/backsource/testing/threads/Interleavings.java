package dev.backsource.testing.threads;

import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/** Concurrent code, run in each order of the threads' steps up to a number of orders, the same in each run. */
public final class Interleavings {
    private static final int SCHEDULES = 100;
    /**
     * Lincheck takes code for hung when one schedule takes 30 s, and during the first schedule it rewrites all classes in use. On a busy machine that
     * alone can take so long; code that really hangs does so each time.
     */
    private static final int ATTEMPTS = 4;

    private Interleavings() {}

    /**
     * Runs {@code code}, which starts threads, joins them, and asserts the expected result.
     *
     * @throws LincheckAssertionError with the steps of all threads when some order breaks an assertion, or the threads wait for each other
     */
    public static void explore(Runnable code) {
        for (var attempt = 1; ; attempt++) {
            try {
                Lincheck.runConcurrentTest(SCHEDULES, code);
                return;
            } catch (LincheckAssertionError | IllegalArgumentException failure) {
                if (attempt == ATTEMPTS || !isTimedOut(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Where the time runs out while Lincheck waits for a thread's end, Lincheck waits for less than no time, which {@link Thread#join} refuses. */
    private static boolean isTimedOut(Throwable failure) {
        var message = String.valueOf(failure.getMessage());
        return message.contains("has hung") || message.contains("timeout value is negative");
    }

    /** Runs both at once, inside of {@link #explore}; returns when both have ended. */
    public static void both(Runnable one, Runnable other) {
        var threads = new Thread[] {new Thread(one), new Thread(other)};
        for (var thread : threads) {
            thread.start();
        }
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while two threads ran", e);
        }
    }
}
