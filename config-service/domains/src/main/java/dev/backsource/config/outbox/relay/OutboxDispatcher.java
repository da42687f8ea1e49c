package dev.backsource.config.outbox.relay;

import dev.backsource.config.outbox.relay.OutboxEntry.Lane;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox, batch by batch, as long as the connection lasts and the producer works: it reads the oldest events, publishes them in one
 * transaction, records their positions, and reads again. A batch has at most one event of each lane (the events of a domain on one topic); the lane's
 * next event follows once that one is published and recorded. So an event that is sent again, its first transaction aborted or not, directly follows
 * its first copy. When Kafka refuses an event, its lane rests for a growing pause, and the other lanes are tried again without it; they are tried one
 * by one when the refused lane is unknown. Any other failure ends the dispatcher.
 *
 * <p>All fields are read and written only on {@code loop}, which is a single thread.
 */
final class OutboxDispatcher {
    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);

    private final Outbox table;
    private final OutboxPublisher publisher;
    private final OutboxSettings settings;
    private final OutboxMetrics metrics;
    private final Clock clock;
    private final Executor loop;
    private final PausedLanes resting;

    private boolean busy;
    private boolean woken;
    /** The number of events that are still to be published one by one. */
    private int alone;

    private @Nullable Throwable lost;
    private @Nullable UniEmitter<? super Void> ended;

    OutboxDispatcher(
            Outbox table,
            OutboxPublisher publisher,
            OutboxSettings settings,
            OutboxMetrics metrics,
            Clock clock,
            Executor loop) {
        this.table = table;
        this.publisher = publisher;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.loop = loop;
        this.resting = new PausedLanes(settings::retryPause);
    }

    /** Runs until it is cancelled, or until the connection is lost or the producer is unusable, and then fails. */
    Uni<Void> run() {
        return Uni.createFrom().emitter(emitter -> loop.execute(() -> begin(emitter)));
    }

    /** Reports that there may be events to publish. */
    void wake() {
        loop.execute(this::read);
    }

    /** Reports that the connection is unusable. */
    void lose(Throwable cause) {
        loop.execute(() -> end(cause));
    }

    private void begin(UniEmitter<? super Void> emitter) {
        ended = emitter;
        emitter.onTermination(() -> loop.execute(() -> ended = null));
        if (lost == null) {
            read();
        } else {
            emitter.fail(lost);
        }
    }

    private void read() {
        woken = true;
        if (ended == null || lost != null || busy) {
            return;
        }
        woken = false;
        busy = true;
        table.read(resting.at(clock.instant()), limit())
                .emitOn(loop)
                .subscribe()
                .with(this::publish, this::end);
    }

    private void publish(List<OutboxEntry> entries) {
        if (entries.isEmpty()) {
            done(woken);
            return;
        }
        publisher
                .publish(entries)
                .emitOn(loop)
                .subscribe()
                .with(records -> published(entries, records), failure -> failed(failure, entries));
    }

    private int limit() {
        return alone > 0 ? 1 : settings.batchSize();
    }

    private void published(List<OutboxEntry> entries, List<RecordMetadata> records) {
        alone = Math.max(0, alone - entries.size());
        metrics.published(entries.size());
        tell(entries, records);
        entries.forEach(entry -> resting.succeeded(entry.lane()));
        table.take(entries, records, OffsetDateTime.now(clock))
                .emitOn(loop)
                .subscribe()
                .with(marked -> done(true), this::end);
    }

    /** Only at debug level: thousands may be published a second, and the history keeps the position of each. */
    private static void tell(List<OutboxEntry> entries, List<RecordMetadata> records) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        for (var i = 0; i < entries.size(); i++) {
            LOG.debugf(
                    "published: event=%s domain=%s revision=%s partition=%d offset=%d",
                    entries.get(i).eventId(),
                    entries.get(i).domain(),
                    Objects.requireNonNullElse(entries.get(i).revision(), "none"),
                    records.get(i).partition(),
                    records.get(i).offset());
        }
    }

    private void failed(Throwable failure, List<OutboxEntry> entries) {
        if (!(failure instanceof RefusedEventsException refused)) {
            metrics.failed(entries.size());
            end(failure);
            return;
        }
        if (refused.lanes().isEmpty()) {
            LOG.warnf("could not publish %d events; retrying one by one: %s", entries.size(), refused.getMessage());
            alone = entries.size();
        }
        metrics.failed(Math.max(1, refused.lanes().size()));
        refused.lanes().forEach(lane -> rest(lane, refused));
        done(true);
    }

    private void rest(Lane lane, RefusedEventsException refused) {
        var count = resting.refused(lane, clock.instant());
        LOG.logf(
                count == 1 ? Logger.Level.WARN : Logger.Level.DEBUG,
                "could not publish: topic=%s domain=%s attempt=%d, retrying in %s: %s",
                lane.topic().topicName(),
                lane.domain(),
                count,
                settings.retryPause(count),
                refused.getMessage());
    }

    private void done(boolean readAgain) {
        busy = false;
        if (readAgain) {
            read();
        }
    }

    private void end(Throwable cause) {
        if (lost == null) {
            lost = cause;
            if (ended != null) {
                ended.fail(cause);
            }
        }
    }
}
