package dev.backsource.config.notification;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.ReadingOrder;
import dev.backsource.config.database.Statement;
import dev.backsource.config.periodic.PeriodicTask;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.DomainName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The acknowledgements of alerts, in the database and, a few seconds late, in the memory of each instance. */
@Singleton
public final class Acknowledgements {
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST = 100_000;

    private static final String READ =
            "select alert, started_at, author, at, note from acknowledgement order by at desc limit " + MOST;

    /** Changes with each acknowledgement and with each that is taken back, whatever the clock of the instance that wrote it. */
    private static final String VERSION =
            "select count(*) || ' ' || coalesce(sum(hash_record_extended((alert, started_at, author, at, note), 0)), 0)"
                    + " from acknowledgement";

    private static final Statement SET = new Statement("""
            insert into acknowledgement (alert, started_at, author, at, note) values (:alert, :startedAt, :author, :at, :note)
            on conflict (alert) do update set started_at = excluded.started_at, author = excluded.author, at = excluded.at, note = excluded.note""");

    private static final Statement DELETE = new Statement("delete from acknowledgement where alert = :alert");

    private static final String FORGET = "delete from acknowledgement where alert = any($1) and at < $2";

    private final Pool pool;
    private final PresentAlerts alerts;
    private final Clock clock;
    private final PeriodicTask rounds = new PeriodicTask("reading of acknowledgements", ROUND, this::read);
    private final ReadingOrder order = new ReadingOrder();
    private volatile @Nullable Map<String, Acknowledgement> known;
    private volatile String version = "";

    Acknowledgements(Pool pool, PresentAlerts alerts, Clock clock) {
        this.pool = pool;
        this.alerts = alerts;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** That of a firing alert; null for none. */
    public @Nullable Acknowledgement of(String alert, Instant startedAt) {
        var all = known;
        var found = all == null ? null : all.get(alert);
        return found != null && found.startedAt().equals(startedAt.truncatedTo(ChronoUnit.MICROS)) ? found : null;
    }

    /** Whether somebody looks after a firing alert, so that nobody is told of it again; also while that is unknown. */
    public boolean isMuted(AlertNotice notice) {
        return known == null || of(notice.key(), notice.startedAt()) != null;
    }

    /**
     * Acknowledges a firing alert, in place of any earlier acknowledgement.
     *
     * @return fails with {@link AlertRefusal} when no such alert fires, or the caller may not see it
     */
    public Write<Acknowledgement> acknowledge(String key, String note, Provenance by) {
        return session -> {
            var alert = require(key, by.caller());
            var made = new Acknowledgement(
                    key,
                    alert.startedAt().truncatedTo(ChronoUnit.MICROS),
                    by.caller().name(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    note);
            return SET.in(session)
                    .set("alert", key)
                    .set("startedAt", made.startedAt())
                    .set("author", made.by())
                    .set("at", made.at())
                    .set("note", note)
                    .execute()
                    .chain(() -> audit(session, key, by))
                    .replaceWith(made);
        };
    }

    /** Takes an acknowledgement back; fails as {@link #acknowledge} does. */
    public Write<Void> withdraw(String key, Provenance by) {
        return session -> {
            require(key, by.caller());
            return DELETE.in(session)
                    .set("alert", key)
                    .execute()
                    .chain(() -> audit(session, key, by))
                    .replaceWithVoid();
        };
    }

    /** The entry names the alert. */
    private Uni<Integer> audit(Mutiny.Session session, String key, Provenance by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return ChangeEntry.write(session, by.request(), by.caller(), now, key, by.traceparent());
    }

    private AlertNotice require(String key, Caller by) {
        var alert = alerts.firing(key);
        if (alert == null || !may(by, Role.VIEWER, alert)) {
            throw AlertRefusal.unknown();
        }
        if (!may(by, Role.OPERATOR, alert)) {
            throw alert.domain() == null
                    ? RoleRefusal.everywhere(Role.OPERATOR)
                    : RoleRefusal.of(Role.OPERATOR, "the domain " + alert.domain());
        }
        return alert;
    }

    private static boolean may(Caller caller, Role role, AlertNotice alert) {
        return alert.domain() == null
                ? caller.mayEverywhere(role)
                : caller.may(role, DomainName.parse(alert.domain()), alert.team());
    }

    /** Reads all of them if one has changed, and deletes old ones whose alerts have ended. */
    public Uni<Void> read() {
        return Uni.createFrom().deferred(() -> read(order.begin()));
    }

    private Uni<Void> read(long reading) {
        return pool.query(VERSION)
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .chain(found -> found.equals(version) && known != null ? forget(known) : readAll(reading, found));
    }

    private Uni<Void> readAll(long reading, String found) {
        return pool.query(READ).execute().chain(rows -> {
            var all = new HashMap<String, Acknowledgement>();
            rows.forEach(row -> all.put(
                    row.getString("alert"),
                    new Acknowledgement(
                            row.getString("alert"),
                            row.getOffsetDateTime("started_at").toInstant(),
                            row.getString("author"),
                            row.getOffsetDateTime("at").toInstant(),
                            row.getString("note"))));
            order.take(reading, () -> {
                known = all;
                version = found;
            });
            return forget(all);
        });
    }

    private Uni<Void> forget(Map<String, Acknowledgement> all) {
        var oldest = clock.instant().minus(KEPT);
        var old =
                all.values().stream().filter(each -> each.at().isBefore(oldest)).toList();
        if (old.isEmpty() || !alerts.areComplete()) {
            return Uni.createFrom().voidItem();
        }
        var firing = alerts.all().stream()
                .filter(AlertNotice::isFiring)
                .map(AlertNotice::key)
                .collect(Collectors.toSet());
        var ended = old.stream()
                .map(Acknowledgement::alert)
                .filter(alert -> !firing.contains(alert))
                .toArray(String[]::new);
        return ended.length == 0
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(FORGET)
                        .execute(Tuple.of(ended, oldest.atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }
}
