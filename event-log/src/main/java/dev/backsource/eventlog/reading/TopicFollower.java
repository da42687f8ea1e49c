package dev.backsource.eventlog.reading;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A consumer loop that reads partitions for as long as the service lives, on a thread of its own, and hands records to its reader batch by batch,
 * with nothing done per record. It waits for a Kafka that is away, whose name doesn't resolve yet, or that has no such topic yet. After any failure
 * it opens a new consumer, and the reader chooses the position to go on from.
 */
public final class TopicFollower extends ConsumerLoop {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long RETRY_MS = 500;

    private final FollowerConfig config;
    private final TopicReader reader;
    private final LongSupplier nanoTime;
    /** The reader's; null until it has begun with the open consumer. Used in steps only, as is {@code heardNanos}. */
    private TopicReader.@Nullable Session session;

    /** The time of the last batch that wasn't empty, or of the last call of {@link TopicReader.Session#idle}. */
    private long heardNanos;

    /** @param nanoTime as {@link System#nanoTime} */
    TopicFollower(ConsumerFactory consumers, FollowerConfig config, TopicReader reader, LongSupplier nanoTime) {
        super(consumers, config.name());
        this.config = config;
        this.reader = reader;
        this.nanoTime = nanoTime;
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
        startAfter(0);
    }

    /** Opens a consumer, unless one is open, polls once, and hands the batch to the reader. */
    @Override
    long follow() {
        var open = consumer();
        if (open == null) {
            open = open(config.settings());
            open.assign(config.partitions());
        }
        var current = session;
        if (current == null) {
            current = reader.begin(open);
            session = current;
            heardNanos = nanoTime.getAsLong();
        }
        if (current.isOver()) {
            release();
            return RETRY_MS;
        }
        return poll(open, current);
    }

    @Override
    void closing() {
        var ended = session;
        session = null;
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    void away(KafkaException failure) {
        reader.away(failure);
    }

    @Override
    void failed(RuntimeException failure) {
        reader.failed(failure);
    }

    @Override
    long retryMs() {
        return RETRY_MS;
    }

    private long poll(Consumer<String, byte[]> consumer, TopicReader.Session current) {
        var batch = consumer.poll(POLL);
        current.take(batch);
        if (!batch.isEmpty() || !batch.nextOffsets().isEmpty()) {
            heardNanos = nanoTime.getAsLong();
        } else if (nanoTime.getAsLong() - heardNanos >= ReadingTime.IDLE_NANOS) {
            idle(current, consumer);
            heardNanos = nanoTime.getAsLong();
        }
        return config.gathers() ? FollowerConfig.gatheringMs(batch.count()) : 0;
    }
}
