package dev.backsource.eventlog.reading;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * A consumer loop that reads partitions for as long as the service lives, on a thread of its own, and hands records to its reader batch by batch,
 * with nothing done per record. It waits for a Kafka that is away, whose name doesn't resolve yet, or that has no such topic yet. After any failure
 * it opens a new consumer, and the reader chooses the position to go on from.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long RETRY_MS = 500;
    private static final long STOP_WITHIN_MS = 2_000;

    private final ConsumerFactory consumers;
    private final FollowerConfig config;
    private final TopicReader reader;
    private final LongSupplier nanoTime;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<?, ?> polled;
    /** Null before the first step, and after a failure until the next one. Used in steps only, as is {@code heardNanos}. */
    private @Nullable Reading reading;

    /** The time of the last batch that wasn't empty, or of the last call of {@link TopicReader.Session#idle}. */
    private long heardNanos;

    /** @param nanoTime as {@link System#nanoTime} */
    TopicFollower(ConsumerFactory consumers, FollowerConfig config, TopicReader reader, LongSupplier nanoTime) {
        this.consumers = consumers;
        this.config = config;
        this.reader = reader;
        this.nanoTime = nanoTime;
        this.thread = new Thread(this::run, config.name());
        this.thread.setDaemon(true);
    }

    /** A follower that begins once it is {@linkplain #start() started}. */
    public static TopicFollower of(ConsumerFactory consumers, FollowerConfig config, TopicReader reader) {
        return new TopicFollower(consumers, config, reader, ReadingTime.system().nanoTime());
    }

    /** A started follower. */
    public static TopicFollower start(ConsumerFactory consumers, FollowerConfig config, TopicReader reader) {
        var started = of(consumers, config, reader);
        started.start();
        return started;
    }

    /** Starts to follow; once. */
    public void start() {
        thread.start();
    }

    /** Stops, and waits up to 2 s until the batch under way is taken in. Does nothing when it was never started. */
    @Override
    public void close() {
        stopped.countDown();
        var consumer = polled;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(STOP_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            try {
                var delayMs = step();
                while (!stopped.await(delayMs, TimeUnit.MILLISECONDS)) {
                    delayMs = step();
                }
            } finally {
                end();
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * One step of the loop: opens a consumer, unless one is open, polls once, and hands the batch to the reader.
     *
     * @return the delay before the next step, in milliseconds
     */
    long step() {
        return attempt(() -> {
            var open = reading == null ? open() : reading;
            if (open.session().isOver()) {
                release();
                return RETRY_MS;
            }
            return poll(open);
        });
    }

    /** Closes the consumer, if one is open. */
    void end() {
        attempt(() -> {
            release();
            return 0;
        });
    }

    /** Does a part of a step. After a failure, which is reported, no consumer is open. */
    private long attempt(LongSupplier part) {
        try {
            return part.getAsLong();
        } catch (RuntimeException e) {
            releaseAfter(e);
            report(e);
            return RETRY_MS;
        }
    }

    private void release() {
        var ended = reading;
        reading = null;
        if (ended != null) {
            ended.close();
        }
    }

    private void releaseAfter(RuntimeException failure) {
        try {
            release();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void report(RuntimeException failure) {
        if (failure instanceof InterruptException) {
            throw failure;
        }
        if (failure instanceof WakeupException) {
            return; // It stops.
        }
        if (failure instanceof KafkaException away) {
            reader.away(away);
        } else {
            reader.failed(failure);
        }
    }

    private Reading open() {
        var open = new Reading(consumers.openMeasured(config.settings()));
        reading = open;
        polled = open.consumer();
        open.consumer().assign(config.partitions());
        open.session = reader.begin(open.consumer());
        heardNanos = nanoTime.getAsLong();
        return open;
    }

    private long poll(Reading open) {
        var batch = open.consumer().poll(POLL);
        open.session().take(batch);
        if (!batch.isEmpty() || !batch.nextOffsets().isEmpty()) {
            heardNanos = nanoTime.getAsLong();
        } else if (nanoTime.getAsLong() - heardNanos >= ReadingTime.IDLE_NANOS) {
            open.session().idle(open.consumer());
            heardNanos = nanoTime.getAsLong();
        }
        return config.gathers() ? FollowerConfig.gatheringMs(batch.count()) : 0;
    }

    /** An open consumer. */
    private static final class Reading implements AutoCloseable {
        private final ConsumerFactory.Measured measured;
        /** The reader's; null until it has begun. */
        private TopicReader.@Nullable Session session;

        Reading(ConsumerFactory.Measured measured) {
            this.measured = measured;
        }

        Consumer<String, byte[]> consumer() {
            return measured.consumer();
        }

        TopicReader.Session session() {
            return Objects.requireNonNull(session);
        }

        @Override
        public void close() {
            try (measured) {
                if (session != null) {
                    session.close();
                }
            }
        }
    }
}
