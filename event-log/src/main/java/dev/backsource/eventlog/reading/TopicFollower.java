package dev.backsource.eventlog.reading;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    /** The polls without a result after which a reader is told: 5 s. */
    private static final int IDLE_POLLS = 25;

    private static final int RECORDS_WORTH_A_POLL = 500;
    /** How long the next records are left to gather for each one read, and at most. */
    private static final long GATHER_PER_RECORD_MS = 5;

    private static final long GATHER_AT_MOST_MS = 50;

    private final ConsumerFactory consumers;
    private final FollowerConfig config;
    private final TopicReader reader;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<?, ?> polled;

    private TopicFollower(ConsumerFactory consumers, FollowerConfig config, TopicReader reader) {
        this.consumers = consumers;
        this.config = config;
        this.reader = reader;
        this.thread = new Thread(this::run, config.name());
        this.thread.setDaemon(true);
    }

    /** A follower that begins once it is {@linkplain #start() started}. */
    public static TopicFollower of(ConsumerFactory consumers, FollowerConfig config, TopicReader reader) {
        return new TopicFollower(consumers, config, reader);
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
            do {
                followUntilFailure();
            } while (!stopped.await(RETRY_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void followUntilFailure() throws InterruptedException {
        try (var consumer = consumers.open(config.settings());
                var ignored = consumers.measure(consumer)) {
            polled = consumer;
            consumer.assign(config.partitions());
            try (var session = reader.begin(consumer)) {
                follow(consumer, session);
            }
        } catch (InterruptException e) {
            throw e;
        } catch (WakeupException e) {
            // It stops.
        } catch (KafkaException e) {
            reader.away(e);
        } catch (RuntimeException e) {
            reader.failed(e);
        }
    }

    private void follow(Consumer<String, byte[]> consumer, TopicReader.Session session) throws InterruptedException {
        var idle = 0;
        while (stopped.getCount() > 0 && !session.isOver()) {
            var batch = consumer.poll(POLL);
            session.take(batch);
            idle = batch.isEmpty() && batch.nextOffsets().isEmpty() ? idle + 1 : 0;
            if (idle == IDLE_POLLS) {
                session.idle(consumer);
                idle = 0;
            }
            if (config.gathers()) {
                gather(batch.count());
            }
        }
    }

    private void gather(int records) throws InterruptedException {
        if (records > 0 && records < RECORDS_WORTH_A_POLL) {
            stopped.await(Math.min(records * GATHER_PER_RECORD_MS, GATHER_AT_MOST_MS), TimeUnit.MILLISECONDS);
        }
    }
}
