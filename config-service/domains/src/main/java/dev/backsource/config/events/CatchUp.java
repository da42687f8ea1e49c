package dev.backsource.config.events;

import dev.backsource.config.refusal.RefusedException;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.policy.event.MalformedEventException;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Feeds a subscriber that is behind the window from Kafka itself, no faster than its client reads, until the window holds the rest. From then on the
 * subscriber follows the window: it skips events that it has already had, partition by partition, so that none is missing and none comes twice.
 * Blocks the thread that runs it.
 */
final class CatchUp {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int BYTES_AT_ONCE = 64 * 1024;

    private final Subscription subscription;
    private final EventWindow window;
    private final SignatureCheck signatures;
    private final long writtenWithinMs;
    private Positions positions;

    /** A catch-up from {@code positions}. A client that takes nothing for {@code writtenWithin} is cut off. */
    CatchUp(
            Subscription subscription,
            Positions positions,
            EventWindow window,
            SignatureCheck signatures,
            Duration writtenWithin) {
        this.subscription = subscription;
        this.positions = positions;
        this.window = window;
        this.signatures = signatures;
        this.writtenWithinMs = writtenWithin.toMillis();
    }

    /**
     * Runs to the end.
     *
     * @param begun completes when the response has begun
     * @throws RefusedException when no response was begun, for the caller to refuse the request
     * @throws org.apache.kafka.common.KafkaException when Kafka doesn't respond, before the response or in the midst of it
     */
    void run(Consumer<String, byte[]> consumer, Promise<Void> begun) throws InterruptedException {
        consumer.assign(StreamPartitions.ALL);
        requireNotBeyond(Positions.at(positions.stream(), consumer.endOffsets(StreamPartitions.ALL)));
        positions = positions.max(Positions.at(positions.stream(), consumer.beginningOffsets(StreamPartitions.ALL)));
        positions.offsets().forEach(consumer::seek);
        subscription.begin().onComplete(begun);
        feed(consumer);
    }

    private void requireNotBeyond(Positions end) {
        if (!end.cover(positions)) {
            throw StreamRefusal.beyondTheEnd();
        }
    }

    private void feed(Consumer<String, byte[]> consumer) throws InterruptedException {
        while (subscription.isOpen()) {
            var number = window.numberFor(positions);
            if (number.isPresent()) {
                subscription.goLive(number.getAsLong());
                return;
            }
            send(events(consumer.poll(POLL)));
            positions = Positions.of(positions.stream(), consumer);
            subscription.passTo(positions);
        }
    }

    private void send(List<StreamEvent> events) throws InterruptedException {
        var batch = new ArrayList<StreamEvent>();
        var size = 0;
        for (var event : events) {
            batch.add(event);
            size += event.size();
            if (size >= BYTES_AT_ONCE) {
                awaitWritten(List.copyOf(batch));
                batch.clear();
                size = 0;
            }
        }
        awaitWritten(batch);
    }

    private void awaitWritten(List<StreamEvent> events) throws InterruptedException {
        try {
            subscription
                    .send(events)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(writtenWithinMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            subscription.cutOff();
        } catch (ExecutionException e) {
            subscription.abandon();
        }
    }

    /** Skips records that aren't events; the live tail counts them. */
    private List<StreamEvent> events(Iterable<ConsumerRecord<String, byte[]>> received) {
        var events = new ArrayList<StreamEvent>();
        for (var each : received) {
            try {
                events.add(StreamEvent.of(each, signatures));
            } catch (MalformedEventException e) {
                continue;
            }
        }
        return events;
    }
}
