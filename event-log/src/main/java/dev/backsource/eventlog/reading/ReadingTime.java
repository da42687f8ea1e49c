package dev.backsource.eventlog.reading;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * The time of followers.
 *
 * @param nanoTime as {@link System#nanoTime}
 * @param random below a bound, for delays
 * @param patience how long a {@link SharedFollower} waits for a reader that is behind before it pauses the topic. A resumed topic is fetched only once
 *     the fetch under way has ended
 */
record ReadingTime(LongSupplier nanoTime, LongUnaryOperator random, Duration patience) {
    /** How long Kafka has had nothing for a reader when the reader is told so. */
    static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** The system's. */
    static ReadingTime system() {
        return new ReadingTime(
                System::nanoTime, bound -> ThreadLocalRandom.current().nextLong(bound), PATIENCE);
    }

    long nanos() {
        return nanoTime.getAsLong();
    }

    Backoff backoff() {
        return new Backoff(random);
    }
}
