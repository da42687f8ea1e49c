package dev.backsource.eventlog.reading;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a follower: one thread, and one open consumer at a time. It takes one step after the other until it is closed. After a failure the consumer
 * is closed and the failure reported; a later step opens another one.
 */
abstract class ConsumerLoop implements AutoCloseable {
    private static final long STOP_WITHIN_MS = 2_000;

    private final ConsumerFactory consumers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<?, ?> polled;
    /** The open consumer; null before the first step, and after a failure until the next one. Used in steps only. */
    private ConsumerFactory.@Nullable Measured opened;
    /** The delay before the first step; set before the thread starts. */
    private long delayMs;

    /** {@code name} is the thread's. */
    ConsumerLoop(ConsumerFactory consumers, String name) {
        this.consumers = consumers;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** A step with an open consumer, or one that opens it; the delay before the next step, in milliseconds. */
    abstract long follow() throws InterruptedException;

    /** The consumer is about to be closed. */
    abstract void closing();

    abstract void away(KafkaException failure);

    abstract void failed(RuntimeException failure);

    /** The delay after a failure, which has been reported, in milliseconds. */
    abstract long retryMs();

    /** Starts the thread, once, whose first step comes after {@code delay} milliseconds. */
    final void startAfter(long delay) {
        delayMs = delay;
        thread.start();
    }

    /** Begins to stop, which {@link #close} waits for, so that several can stop at the same time: each waits for its last fetch. */
    public final void stop() {
        stopped.countDown();
        var consumer = polled;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Stops, and waits up to 2 s until the step under way is taken. Does nothing when it was never started. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(STOP_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            try {
                var waitMs = delayMs;
                while (!stopped.await(waitMs, TimeUnit.MILLISECONDS)) {
                    waitMs = step();
                }
            } finally {
                end();
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the next step; the delay before the one after it, in milliseconds. */
    final long step() throws InterruptedException {
        try {
            return follow();
        } catch (RuntimeException e) {
            releaseAfter(e);
            report(e);
            return retryMs();
        }
    }

    /** Closes the consumer, if one is open. */
    final void end() {
        try {
            release();
        } catch (RuntimeException e) {
            report(e);
        }
    }

    /** The open consumer; null when there is none. */
    final @Nullable Consumer<String, byte[]> consumer() {
        var open = opened;
        return open == null ? null : open.consumer();
    }

    final Consumer<String, byte[]> open(Map<String, Object> settings) {
        var open = consumers.openMeasured(settings);
        opened = open;
        polled = open.consumer();
        return open.consumer();
    }

    final void release() {
        var ended = opened;
        opened = null;
        try (ended) {
            closing();
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
            away(away);
        } else {
            failed(failure);
        }
    }

    /** Reports to a session that Kafka has nothing for it. */
    static void idle(TopicReader.Session session, Consumer<?, ?> consumer) {
        try {
            session.idle(consumer);
        } catch (TimeoutException e) {
            // A partition may have no leader for now; the session asks again in some seconds.
        }
    }
}
