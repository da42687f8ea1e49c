package dev.backsource.edge.testing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** The time of an edge, which advances by itself and by the tests' turns. */
public final class ManualClock implements LongSupplier {
    private final AtomicLong turnedNanos = new AtomicLong();

    /** {@link System#nanoTime} plus the turns. */
    @Override
    public long getAsLong() {
        return System.nanoTime() + turnedNanos.get();
    }

    public void turn(Duration on) {
        turnedNanos.addAndGet(on.toNanos());
    }

    /**
     * Lets time fly, half a second in each hundredth, until the result is closed: for tests in which only time can end a wait, since nothing else is
     * quick enough then.
     */
    public Flight fly() {
        return flyFrom(CompletableFuture.completedFuture(null));
    }

    /** Likewise, from the completion of {@code event} on: for tests in which something else must come before the end of the wait. */
    public Flight flyFrom(CompletableFuture<?> event) {
        var flight = new Flight();
        event.thenRun(flight::start);
        return flight;
    }

    /** The time in which time flies. */
    public final class Flight extends Thread implements AutoCloseable {
        private static final Duration STEP = Duration.ofMillis(500);
        private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

        private volatile boolean over;

        private Flight() {
            super("flying-time");
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!over) {
                turn(STEP);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }

        @Override
        public void close() {
            over = true;
        }
    }
}
