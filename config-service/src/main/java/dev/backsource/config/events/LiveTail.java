package dev.backsource.config.events;

import dev.backsource.policy.event.MalformedEventException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows both topics into the window, from where they ended when this instance started, on a thread of its own. A Kafka
 * that is down is waited for; topics that were made anew end every stream, since nothing follows what was sent.
 */
@Singleton
class LiveTail {
    private static final Logger LOG = Logger.getLogger(LiveTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long RETRY_AFTER_MS = 500;

    private final StreamKafka kafka;
    private final EventWindow window;
    private final Subscriptions subscriptions;
    private final StreamMetrics metrics;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "events-tail");
    private volatile @Nullable Consumer<?, ?> polled;
    /** Whether it was said that it waits; used by the thread only. */
    private boolean waiting;

    LiveTail(StreamKafka kafka, EventWindow window, Subscriptions subscriptions, StreamMetrics metrics) {
        this.kafka = kafka;
        this.window = window;
        this.subscriptions = subscriptions;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
        var consumer = polled;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void run() {
        try {
            do {
                tryToFollow();
            } while (!stopped.await(RETRY_AFTER_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryToFollow() throws InterruptedException {
        try {
            var stream = kafka.identity();
            try (var consumer = kafka.openConsumer()) {
                polled = consumer;
                follow(consumer, stream);
            }
        } catch (WakeupException e) {
            LOG.debug("the event stream stops");
        } catch (KafkaException e) {
            LOG.logf(waiting ? Logger.Level.DEBUG : Logger.Level.WARN, "the event stream waits for Kafka: %s", e);
            waiting = true;
        } catch (RuntimeException e) {
            LOG.error("the event stream begins to read again", e);
        }
    }

    private void follow(Consumer<String, byte[]> consumer, String stream) {
        consumer.assign(StreamPartitions.ALL);
        seek(consumer, stream);
        waiting = false;
        while (stopped.getCount() > 0) {
            takeIn(consumer.poll(POLL));
            window.passTo(Positions.of(stream, consumer));
        }
    }

    private void seek(Consumer<String, byte[]> consumer, String stream) {
        var end = Positions.at(stream, consumer.endOffsets(StreamPartitions.ALL));
        var last = window.next();
        if (last != null && last.isOf(end) && end.cover(last)) {
            last.offsets().forEach(consumer::seek);
            return;
        }
        window.beginAt(end);
        end.offsets().forEach(consumer::seek);
        subscriptions.endAll();
    }

    private void takeIn(ConsumerRecords<String, byte[]> received) {
        for (var each : received) {
            takeIn(each);
        }
        if (!received.isEmpty()) {
            subscriptions.wake();
        }
    }

    private void takeIn(ConsumerRecord<String, byte[]> received) {
        try {
            window.add(StreamEvent.of(received));
        } catch (MalformedEventException e) {
            metrics.rejected(received, e);
        }
    }
}
