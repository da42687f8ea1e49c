package dev.backsource.config.outbox;

import dev.backsource.config.outbox.OutboxEntry.Lane;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what the outbox holds for as long as one connection lasts. What a domain has on one topic, its lane, goes
 * out strictly in order, each event only once the one before is acknowledged; different lanes go out side by side, so that
 * a partition that does not answer holds up its own lanes only. An event that Kafka did not take stays in the outbox and is
 * sent again, after a pause that grows, for ever.
 *
 * <p>All fields are read and written only on {@code loop}, which is a single thread.
 */
final class OutboxDispatcher {
    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);

    private final OutboxConnection connection;
    private final OutboxPublisher publisher;
    private final OutboxSettings settings;
    private final OutboxMetrics metrics;
    private final Clock clock;
    private final Executor loop;

    private final Set<Lane> busyLanes = new HashSet<>();
    private final Map<Lane, Integer> failures = new HashMap<>();
    private boolean reading;
    private boolean readAgain;
    private @Nullable Throwable lost;
    private @Nullable UniEmitter<? super Void> ended;

    OutboxDispatcher(
            OutboxConnection connection,
            OutboxPublisher publisher,
            OutboxSettings settings,
            OutboxMetrics metrics,
            Clock clock,
            Executor loop) {
        this.connection = connection;
        this.publisher = publisher;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.loop = loop;
    }

    /** Runs until the connection is lost, and then until nothing is under way to Kafka any more; always fails. */
    Uni<Void> run() {
        return Uni.createFrom().emitter(emitter -> loop.execute(() -> begin(emitter)));
    }

    /** Says that there may be something to publish. */
    void wake() {
        loop.execute(this::read);
    }

    /** Says that the connection can't be used any more. */
    void lose(Throwable cause) {
        loop.execute(() -> end(cause));
    }

    private void begin(UniEmitter<? super Void> emitter) {
        ended = emitter;
        read();
        settle();
    }

    private void read() {
        if (ended == null || lost != null || busyLanes.size() >= settings.maxInFlight()) {
            return;
        }
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        readAgain = false;
        connection
                .read(busyLanes, settings.batchSize())
                .emitOn(loop)
                .subscribe()
                .with(this::dispatch, this::end);
    }

    private void dispatch(List<OutboxEntry> entries) {
        reading = false;
        var byLane = entries.stream()
                .collect(Collectors.groupingBy(OutboxEntry::lane, LinkedHashMap::new, Collectors.toList()));
        byLane.forEach(this::publishInOrder);
        if (readAgain || entries.size() == settings.batchSize()) {
            read();
        }
    }

    private void publishInOrder(Lane lane, List<OutboxEntry> events) {
        busyLanes.add(lane);
        Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(this::publish)
                .collect()
                .last()
                .emitOn(loop)
                .subscribe()
                .with(published -> succeeded(lane), failure -> failed(lane, failure));
    }

    private Uni<OutboxEntry> publish(OutboxEntry entry) {
        return publisher
                .publish(entry)
                .emitOn(loop)
                .chain(record -> markPublished(entry, record))
                .replaceWith(entry);
    }

    private Uni<Void> markPublished(OutboxEntry entry, RecordMetadata record) {
        metrics.published();
        return connection
                .markPublished(entry, record, OffsetDateTime.now(clock))
                .onFailure()
                .invoke(this::lose);
    }

    private void succeeded(Lane lane) {
        failures.remove(lane);
        release(lane);
    }

    private void failed(Lane lane, Throwable failure) {
        if (lost != null) {
            release(lane);
            return;
        }
        var count = failures.merge(lane, 1, Integer::sum);
        var pause = settings.retryPause(count);
        metrics.failed();
        var level = count == 1 ? Logger.Level.WARN : Logger.Level.DEBUG;
        LOG.logf(
                level,
                "topic=%s domain=%s attempt=%d not published, tried again in %s: %s",
                lane.topic().topicName(),
                lane.domain(),
                count,
                pause,
                failure);
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(pause)
                .emitOn(loop)
                .subscribe()
                .with(later -> release(lane));
    }

    private void release(Lane lane) {
        busyLanes.remove(lane);
        read();
        settle();
    }

    private void end(Throwable cause) {
        if (lost == null) {
            lost = cause;
        }
        settle();
    }

    private void settle() {
        if (lost != null && ended != null && busyLanes.isEmpty()) {
            ended.fail(lost);
        }
    }
}
