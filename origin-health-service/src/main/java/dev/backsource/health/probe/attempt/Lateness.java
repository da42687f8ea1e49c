package dev.backsource.health.probe.attempt;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * The lateness of an event loop: a timer's actual times beside its due ones, added up. A loop without processor time, or with too much work, is late with
 * everything, and so would be an origin's response. One thread runs the timer; any may read.
 */
final class Lateness {
    private static final Duration TICK = Duration.ofMillis(100);
    /** The part of a span that makes it late. */
    private static final int PART = 4;

    private final LongSupplier nanoTime;
    private final BiConsumer<Duration, Runnable> timer;
    private volatile long due;
    private volatile long total;

    /**
     * Begins to measure.
     *
     * @param nanoTime as {@link System#nanoTime}
     * @param timer runs something on the loop after a time
     */
    Lateness(LongSupplier nanoTime, BiConsumer<Duration, Runnable> timer) {
        this.nanoTime = nanoTime;
        this.timer = timer;
        next();
    }

    private void next() {
        due = nanoTime.getAsLong() + TICK.toNanos();
        timer.accept(TICK, this::tick);
    }

    private void tick() {
        total = added();
        next();
    }

    /** All of it so far, that of a due tick included. */
    private long added() {
        return total + Math.max(0, nanoTime.getAsLong() - due);
    }

    /** A span that begins now. */
    Span begin() {
        var began = nanoTime.getAsLong();
        var before = added();
        return () -> (added() - before) * PART > nanoTime.getAsLong() - began;
    }

    /** A span until now. */
    @FunctionalInterface
    interface Span {
        /** Whether the loop was late for more than a quarter of it. */
        boolean isLate();
    }
}
