package dev.backsource.eventlog.reading;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The queue of a {@link SharedFollower} for one reader: batches wait here for a thread that hands them to the reader, one after the other. The reader
 * begins on the follower's thread while it takes in nothing. Its states: <em>left out</em> until it is due, then <em>assigned</em> until the reader
 * fails, is over, or the consumer is closed. All fields are used under this object's lock.
 */
final class ReaderQueue {
    /** The batches that may wait before the topic is paused, beside the one that is being taken in. */
    private static final int WAITING_AT_MOST = 1;

    private static final long STOP_WITHIN_MS = 2_000;

    private final TopicReader reader;
    private final Set<TopicPartition> partitions;
    private final Set<String> topics;
    private final boolean gathers;
    private final Thread thread;
    private final ReadingTime time;
    private final Backoff backoff;
    private final Deque<ConsumerRecords<String, byte[]>> waiting = new ArrayDeque<>();
    /** Null while the reader is left out. */
    private TopicReader.@Nullable Session session;

    private boolean assigned;
    private boolean taking;
    private boolean stopped;
    private long dueNanos;
    /** The time of the last batch that wasn't empty, or of the last call of {@link #idle}. */
    private long heardNanos;

    ReaderQueue(FollowerConfig config, TopicReader reader, ReadingTime time) {
        this.reader = reader;
        this.time = time;
        this.backoff = time.backoff();
        this.dueNanos = time.nanos();
        this.heardNanos = dueNanos;
        this.partitions = Set.copyOf(config.partitions());
        this.topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toUnmodifiableSet());
        this.gathers = config.gathers();
        this.thread = new Thread(this::run, config.name());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Set<TopicPartition> partitions() {
        return partitions;
    }

    Set<String> topics() {
        return topics;
    }

    boolean gathers() {
        return gathers;
    }

    boolean isOf(Collection<String> those) {
        return topics.stream().anyMatch(those::contains);
    }

    /** Whether the reader is to begin now. */
    synchronized boolean isDue() {
        return !assigned && !taking && time.nanos() - dueNanos >= 0;
    }

    synchronized boolean isAssigned() {
        return assigned;
    }

    /** Notes that its partitions are assigned to the consumer from now on. */
    synchronized void assigns() {
        assigned = true;
    }

    /** Has the reader begin with {@code consumer}, which has all of its partitions assigned. */
    void begin(Consumer<?, ?> consumer) {
        var begun = reader.begin(consumer);
        synchronized (this) {
            session = begun;
            heardNanos = time.nanos();
        }
    }

    /** Whether Kafka has had nothing for the reader for 5 s, and all before is taken in. */
    synchronized boolean isIdle() {
        return session != null && waiting.isEmpty() && !taking && time.nanos() - heardNanos >= ReadingTime.IDLE_NANOS;
    }

    /** Tells an {@linkplain #isIdle idle} reader so. */
    void idle(Consumer<?, ?> consumer) {
        var current = current();
        if (current != null) {
            ConsumerLoop.idle(current, consumer);
        }
        synchronized (this) {
            heardNanos = time.nanos();
        }
    }

    /**
     * Hands a batch on; an empty one only when there is nothing else to do. Waits a moment for a reader that is behind.
     *
     * @return false when the topic is to be paused until the queue {@linkplain #isReady is ready}
     */
    synchronized boolean offer(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        if (!assigned) {
            return true;
        }
        if (batch.isEmpty() && batch.nextOffsets().isEmpty()) {
            if (waiting.isEmpty() && !taking) {
                add(batch);
            }
            return isReady();
        }
        add(batch);
        heardNanos = time.nanos();
        var until = time.nanos() + time.patience().toNanos();
        while (!isReady() && assigned && until - time.nanos() > 0) {
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - time.nanos())));
        }
        return isReady();
    }

    private void add(ConsumerRecords<String, byte[]> batch) {
        waiting.add(batch);
        notifyAll();
    }

    /** Whether more may be handed on. */
    synchronized boolean isReady() {
        return waiting.size() <= WAITING_AT_MOST;
    }

    /** Notes that the consumer is closed: its waiting records are dropped. The reader begins again with the next consumer. */
    synchronized void end() {
        leave(0);
    }

    /** Reports to the reader that Kafka, or its topic, isn't there. */
    void away(KafkaException failure) {
        reader.away(failure);
        leave(backoff.nextMs());
    }

    void failed(RuntimeException failure) {
        reader.failed(failure);
        leave(backoff.nextMs());
    }

    private synchronized void leave(long forMs) {
        assigned = false;
        waiting.clear();
        dueNanos = time.nanos() + TimeUnit.MILLISECONDS.toNanos(forMs);
        var ended = session;
        session = null;
        if (ended != null) {
            ended.close();
        }
        notifyAll();
    }

    /** Stops, and waits up to 2 s until the batch under way is taken in. */
    void stop() throws InterruptedException {
        synchronized (this) {
            stopped = true;
            leave(0);
        }
        thread.join(STOP_WITHIN_MS);
    }

    private void run() {
        try {
            while (awaitBatch()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a batch; false once the queue has stopped. */
    private synchronized boolean awaitBatch() throws InterruptedException {
        while (waiting.isEmpty() && !stopped) {
            wait();
        }
        return !stopped;
    }

    /** Whether a batch waits for the reader. */
    synchronized boolean hasBatch() {
        return !waiting.isEmpty();
    }

    /** Hands the next batch to the reader, if one waits. */
    void step() {
        var batch = next();
        if (batch != null) {
            take(batch);
        }
    }

    private synchronized @Nullable ConsumerRecords<String, byte[]> next() {
        var next = waiting.poll();
        taking = next != null;
        notifyAll();
        return next;
    }

    private void take(ConsumerRecords<String, byte[]> batch) {
        var current = current();
        try {
            if (current != null) {
                current.take(batch);
                taken(current);
            }
        } catch (KafkaException e) {
            away(e);
        } catch (RuntimeException e) {
            failed(e);
        } finally {
            finished();
        }
    }

    private synchronized TopicReader.@Nullable Session current() {
        return session;
    }

    private synchronized void taken(TopicReader.Session by) {
        backoff.reset();
        if (session == by && by.isOver()) {
            leave(0);
        }
    }

    private synchronized void finished() {
        taking = false;
        notifyAll();
    }
}
