package dev.backsource.config.outbox.relay;

import dev.backsource.config.database.CommitBell;
import dev.backsource.config.outbox.Publications;
import dev.backsource.deployment.tracing.RecordSpans;
import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.eventlog.writing.FencedPublisher;
import dev.backsource.policy.event.Topic;
import dev.backsource.simulation.Process;
import dev.backsource.simulation.ProcessTimers;
import dev.backsource.simulation.Scheduler;
import dev.backsource.simulation.database.DatabaseLink;
import dev.backsource.simulation.database.DatabaseSession;
import dev.backsource.simulation.database.OutboxRecord;
import dev.backsource.simulation.database.SimulatedDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgNotification;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A relay of one process, for its whole life: one {@link RelaySession} after the other, over a connection to the simulated database. */
public final class RelayDoor {
    /** What the step is called that publishes what was read from the outbox. */
    public static final String PUBLISHES = "outbox-publisher";

    private static final long PUBLISHED_WITHIN_MICROS = 20_000;
    private static final long RECONNECT_MICROS = 500_000;
    private static final OutboxSettings SETTINGS = new Settings();

    private final Scheduler scheduler;
    private final Process process;
    private final SimulatedDatabase database;
    private final DatabaseLink link;
    private final Clock clock;
    private final ProcessTimers timers;
    private final OutboxPublisher publisher;
    private final Publications publications = new Publications();
    private final CommitBell bell = new CommitBell();
    private final OutboxMetrics metrics;

    /** @param producers a producer that has fenced all before it */
    public RelayDoor(
            Scheduler scheduler,
            Process process,
            SimulatedDatabase database,
            DatabaseLink link,
            Clock clock,
            Supplier<FencedPublisher> producers) {
        this.scheduler = scheduler;
        this.process = process;
        this.database = database;
        this.link = link;
        this.clock = clock;
        this.timers = new ProcessTimers(scheduler, process, "relay");
        this.publisher = new OutboxPublisher(
                producers,
                records -> records,
                new RecordSpans(Tracing.OFF),
                new ProcessTimers(scheduler, process, PUBLISHES, PUBLISHED_WITHIN_MICROS));
        this.metrics = new OutboxMetrics(new SimpleMeterRegistry(), clock);
    }

    public void start() {
        link.ask("connect", database::open, this::run, lost -> again());
    }

    /** What a change that was committed by this process does. */
    public CommitBell bell() {
        return bell;
    }

    public Publications publications() {
        return publications;
    }

    private void run(DatabaseSession opened) {
        process.onEnd(opened::close);
        var connection = new Connection(opened);
        var dispatcher = new OutboxDispatcher(connection, publisher, SETTINGS, metrics, clock, timers);
        new RelaySession(connection, connection, dispatcher, publisher, SETTINGS, metrics, publications, bell, timers)
                .run()
                .subscribe()
                .with(ended -> again(), failure -> again());
    }

    private void again() {
        scheduler.after(RECONNECT_MICROS, process, "connects again", this::start);
    }

    /** A session of the simulated database. */
    private final class Connection implements RelayConnection, Outbox {
        private final DatabaseSession session;

        Connection(DatabaseSession session) {
            this.session = session;
        }

        @Override
        public Uni<Void> listen(Consumer<PgNotification> listener) {
            return ask("listen", () -> {
                        session.listen(
                                () -> link.tell("notified", () -> listener.accept(of("backsource_outbox", ""))),
                                payload -> link.tell(
                                        "told of a publication",
                                        () -> listener.accept(of(OutboxConnection.PUBLISHED_CHANNEL, payload))));
                        return true;
                    })
                    .replaceWithVoid();
        }

        private static PgNotification of(String channel, String payload) {
            return new PgNotification().setChannel(channel).setPayload(payload);
        }

        @Override
        public Uni<Void> wakeLeader() {
            return ask("wake", () -> {
                        session.wakeAll();
                        return true;
                    })
                    .replaceWithVoid();
        }

        @Override
        public void onClose(Runnable action) {
            session.onEnd(() -> link.tell("session ended", action));
        }

        @Override
        public Uni<Boolean> tryLock() {
            return ask("lock", session::tryLock);
        }

        @Override
        public Uni<Void> close() {
            // A connection that is closed is noticed by the server once it can be.
            return Uni.createFrom().<Void>emitter(emitter -> {
                session.close();
                emitter.complete(null);
            });
        }

        @Override
        public Uni<List<OutboxEntry>> read(Collection<OutboxEntry.Lane> resting, int limit) {
            var domains = resting.stream().map(OutboxEntry.Lane::domain).collect(Collectors.toSet());
            return ask("read outbox", () -> session.heads(domains, limit))
                    .map(rows -> rows.stream().map(Connection::entry).toList());
        }

        private static OutboxEntry entry(OutboxRecord row) {
            return new OutboxEntry(
                    row.id(),
                    Topic.POLICY_CHANGES,
                    row.domain(),
                    row.eventId(),
                    row.revision(),
                    row.incarnation(),
                    row.payload(),
                    row.time(),
                    "",
                    null,
                    null,
                    null);
        }

        @Override
        public Uni<Void> take(List<OutboxEntry> entries, List<RecordMetadata> records, OffsetDateTime at) {
            return ask("take from outbox", () -> {
                        session.take(
                                entries.stream().map(OutboxEntry::id).toList(),
                                records.stream().map(RecordMetadata::partition).toList(),
                                records.stream().map(RecordMetadata::offset).toList());
                        return true;
                    })
                    .replaceWithVoid();
        }

        @Override
        public Uni<Backlog> backlog() {
            return ask("backlog", () -> new Backlog(session.backlog(), null));
        }

        private <T> Uni<T> ask(String what, Supplier<T> work) {
            return Uni.createFrom()
                    .emitter(emitter -> link.ask(
                            what,
                            () -> {
                                session.require();
                                return work.get();
                            },
                            emitter::complete,
                            emitter::fail));
        }
    }

    /** As deployed by default. */
    private record Settings() implements OutboxSettings {
        @Override
        public Duration pollInterval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int batchSize() {
            return 256;
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(4);
        }

        @Override
        public String transactionalId() {
            return "relay";
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration retryAfterMax() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration databaseTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration toleratedAge() {
            return Duration.ofSeconds(30);
        }
    }
}
