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
 * Publishes what the outbox holds, one batch after the other, for as long as the connection lasts and the producer is
 * good: reads what waits, publishes it in one transaction, notes where, and reads again. A batch has one event of a lane,
 * which is what a domain has on one topic; the next one follows when that is published and noted. So whatever is sent again,
 * aborted or not, stands directly behind itself. A lane of which Kafka refuses an event rests for a while that grows, and the
 * others are tried again without it; one by one, when it can't be told which lane it was. Any other failure ends the
 * dispatcher.
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
    private final RestingLanes resting;

    private boolean busy;
    private boolean woken;
    /** How many events are still to be published one by one. */
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
        this.resting = new RestingLanes(settings::retryPause);
    }

    /** Runs until the connection is lost or the producer is of no use any more, and then fails, or until it is cancelled. */
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

    /** Only where it is asked for: thousands may be published a second, and the history keeps each one's place. */
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
            LOG.warnf("%d events not published, tried again one by one: %s", entries.size(), refused.getMessage());
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
                "topic=%s domain=%s attempt=%d not published, tried again in %s: %s",
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
