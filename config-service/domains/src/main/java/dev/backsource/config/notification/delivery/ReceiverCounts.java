package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.receiver.ReceiverCondition;
import dev.backsource.config.notification.receiver.ReceiverKind;
import dev.backsource.config.periodic.PeriodicTask;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts receivers by kind and condition, for metrics; every instance counts all. A count that the database couldn't renew for two minutes is unknown:
 * {@code NaN}.
 */
@Singleton
final class ReceiverCounts {
    static final Duration TRUSTED = Duration.ofMinutes(2);

    private static final Duration ROUND = Duration.ofSeconds(30);

    private static final String COUNT = """
            select kind, enabled, switched_off_at is not null as off, failures > 0 as fails, confirmed, count(*) as count
            from receiver group by 1, 2, 3, 4, 5""";

    private final Pool pool;
    private final Clock clock;
    private final PeriodicTask rounds = new PeriodicTask("count of receivers", ROUND, this::count);
    private volatile @Nullable Counted last;

    ReceiverCounts(Pool pool, Clock clock, MeterRegistry registry) {
        this.pool = pool;
        this.clock = clock;
        for (var kind : ReceiverKind.values()) {
            for (var condition : ReceiverCondition.values()) {
                var group = new Group(kind, condition);
                Gauge.builder("backsource.notification.receivers", () -> of(group))
                        .description("Receivers of alerts, by kind and condition; NaN when the database didn't answer")
                        .tag("kind", kind.word())
                        .tag("state", condition.label())
                        .register(registry);
            }
        }
    }

    private record Group(ReceiverKind kind, ReceiverCondition condition) {}

    private record Counted(Map<Group, Long> receivers, Instant at) {}

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    Uni<Void> count() {
        var now = clock.instant();
        return pool.query(COUNT)
                .execute()
                .invoke(rows -> last = new Counted(receivers(rows), now))
                .replaceWithVoid();
    }

    private static Map<Group, Long> receivers(RowSet<Row> rows) {
        var receivers = new HashMap<Group, Long>();
        rows.forEach(row -> receivers.merge(
                new Group(
                        ReceiverKind.of(row.getString("kind")),
                        ReceiverCondition.of(
                                row.getBoolean("enabled"),
                                row.getBoolean("off"),
                                row.getBoolean("fails"),
                                row.getBoolean("confirmed"))),
                row.getLong("count"),
                Long::sum));
        return receivers;
    }

    private double of(Group group) {
        var counted = last;
        return counted == null || clock.instant().isAfter(counted.at().plus(TRUSTED))
                ? Double.NaN
                : counted.receivers().getOrDefault(group, 0L);
    }
}
