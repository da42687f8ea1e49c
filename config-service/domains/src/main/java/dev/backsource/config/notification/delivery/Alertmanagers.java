package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.AlertSnapshot;
import dev.backsource.config.notification.AlertmanagerSettings;
import dev.backsource.config.notification.DueNotices;
import dev.backsource.config.notification.PresentAlerts;
import dev.backsource.config.notification.ToldAlert;
import dev.backsource.config.notification.delivery.Claims.Claim;
import dev.backsource.config.notification.receiver.ReceiverKind;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells each Alertmanager of all alerts, as Prometheus does: of a change within a second, and of what fires every minute, since an alert that isn't
 * sent again ends by itself. The end of an alert is sent until it is accepted. Each Alertmanager has rounds of its own, so that a dead or slow one
 * delays no other. One instance at a time has them; if it is killed before it has recorded the acceptance, another one sends the same again, or the end
 * if the alert has ended meanwhile. Alertmanager recognises both by the labels.
 */
@Singleton
class Alertmanagers {
    private static final Logger LOG = Logger.getLogger(Alertmanagers.class);
    private static final Duration ROUND = Duration.ofSeconds(1);

    private static final Duration REGISTERED_EVERY = Duration.ofMinutes(1);
    private static final int BATCH = 2500;

    /** No further batch begins after that, so that the last one ends within the claim. */
    private static final Duration SENDING = Claims.LENGTH.dividedBy(2);

    private final Pool pool;
    private final Claims claims;
    private final ToldRows told;
    private final PresentAlerts alerts;
    private final AlertmanagerRows rows;
    private final AlertmanagerFormat format;
    private final ReceiverHttp http;
    private final AttemptMetrics metrics;
    private final Duration resendEvery;
    private final Clock clock;
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private final Map<String, URI> urls;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final List<PeriodicTask> tasks;
    private volatile Instant registerAt = Instant.EPOCH;
    private volatile @Nullable String warned;

    @Inject
    Alertmanagers(
            Pool pool,
            Claims claims,
            ToldRows told,
            PresentAlerts alerts,
            AlertmanagerRows rows,
            AlertmanagerFormat format,
            ReceiverHttp http,
            AttemptMetrics metrics,
            AlertmanagerSettings settings,
            Clock clock) {
        this(
                pool,
                claims,
                told,
                alerts,
                rows,
                format,
                http,
                metrics,
                settings.urls().orElse(List.of()),
                settings.resendEvery(),
                clock);
    }

    Alertmanagers(
            Pool pool,
            Claims claims,
            ToldRows told,
            PresentAlerts alerts,
            AlertmanagerRows rows,
            AlertmanagerFormat format,
            ReceiverHttp http,
            AttemptMetrics metrics,
            List<URI> urls,
            Duration resendEvery,
            Clock clock) {
        this.pool = pool;
        this.claims = claims;
        this.told = told;
        this.alerts = alerts;
        this.rows = rows;
        this.format = format;
        this.http = http;
        this.metrics = metrics;
        this.resendEvery = resendEvery;
        this.clock = clock;
        this.urls = AlertmanagerRows.ids(urls);
        this.tasks = Stream.concat(
                        Stream.of(new PeriodicTask("Alertmanagers of the settings", ROUND, this::register)),
                        this.urls.keySet().stream()
                                .map(id -> new PeriodicTask("alerts to " + id, ROUND, () -> round(id))))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        tasks.forEach(PeriodicTask::start);
    }

    void stop(@Observes ShutdownEvent event) {
        tasks.forEach(PeriodicTask::stop);
    }

    Uni<Void> register() {
        var now = now();
        return now.isBefore(registerAt)
                ? Uni.createFrom().voidItem()
                : rows.register(urls, now)
                        .invoke(foreign -> {
                            registerAt = now.plus(REGISTERED_EVERY);
                            warn(foreign);
                        })
                        .replaceWithVoid();
    }

    /** Of a change of the settings of all instances, too, until the earlier one is forgotten. */
    private void warn(@Nullable String foreign) {
        if (foreign != null && !foreign.equals(warned)) {
            LOG.warnf(
                    "Alertmanager at %s is not in this instance's settings: if another instance has it, set"
                            + " backsource.notification.alertmanager.urls alike",
                    foreign);
        }
        warned = foreign;
    }

    /** Tells one Alertmanager. */
    Uni<Void> round(String id) {
        var changes = alerts.changes();
        var early = changes != seen.getOrDefault(id, -1L);
        return claims.claim(id, early, now())
                .chain(claim -> claim == null ? Uni.createFrom().voidItem() : tell(claim, changes))
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "telling %s failed; the next round will retry", urls.get(id)))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> tell(Claim claim, long changes) {
        var now = now();
        var present = alerts.snapshot();
        return told.of(pool, claim.receiver()).chain(known -> {
            var due = Stream.concat(
                            DueNotices.of(present, notice -> true, known, null, notice -> false, now).stream(),
                            unrecorded(claim, present, known))
                    .toList();
            var isResend = !claim.dueAt().isAfter(now);
            if (!isResend && due.isEmpty()) {
                return claims.release(claim).invoke(() -> see(claim, present, due, changes));
            }
            var notices = isResend
                    ? Stream.concat(due.stream(), lasting(present.alerts(), known, due))
                            .toList()
                    : due;
            return send(claim, notices, now)
                    .chain(sent -> record(claim, sent, due, isResend, now()))
                    .invoke(() -> see(claim, present, due, changes));
        });
    }

    private void see(Claim claim, AlertSnapshot present, List<AlertNotice> due, long changes) {
        if (isSeen(present, due)) {
            seen.put(claim.receiver(), changes);
        }
    }

    /** Whether nothing was due, so that only a further change is. While alerts are unread nothing is, whatever they are. */
    static boolean isSeen(AlertSnapshot present, List<AlertNotice> due) {
        return present.isRead() && due.isEmpty();
    }

    /**
     * The ends of alerts whose beginnings the instance may have sent that abandoned the claim. Only then: people would be told of an end whose beginning
     * they never heard of, if it is in one group with firing alerts.
     */
    static Stream<AlertNotice> unrecorded(Claim claim, AlertSnapshot present, Map<String, ToldAlert> known) {
        var abandoned = claim.abandoned();
        if (abandoned == null || !present.isRead()) {
            return Stream.empty();
        }
        // The times of alerts are by other clocks than the database's.
        var since = abandoned.minus(Claims.LENGTH.multipliedBy(2));
        return present.alerts().stream()
                .filter(notice -> notice.endedAt() != null && notice.endedAt().isAfter(since))
                .filter(notice -> isUnrecorded(notice, known.get(notice.key())))
                .limit(DueNotices.MOST_FIRING);
    }

    private static boolean isUnrecorded(AlertNotice ended, @Nullable ToldAlert known) {
        return known == null
                || !known.notice().isFiring() && known.notice().startedAt().isBefore(ended.startedAt());
    }

    /**
     * The firing alerts that it knows and that no due notice changes, under the labels that it knows; in the present words where this instance has read
     * the alert.
     */
    static Stream<AlertNotice> lasting(
            Collection<AlertNotice> present, Map<String, ToldAlert> known, Collection<AlertNotice> due) {
        var changed = due.stream().map(AlertNotice::key).collect(Collectors.toSet());
        var words = present.stream()
                .filter(AlertNotice::isFiring)
                .collect(Collectors.toMap(AlertNotice::key, Function.identity(), (one, other) -> one));
        return ToldRows.firing(known).stream()
                .filter(notice -> !changed.contains(notice.key()))
                .map(notice -> notice.as(words.getOrDefault(notice.key(), notice)));
    }

    /**
     * The outcome of sending.
     *
     * @param delivered the notices that were accepted
     */
    private record Sent(Attempt attempt, List<AlertNotice> delivered) {}

    /** A batch that is refused doesn't hold up the others. */
    private Uni<Sent> send(Claim claim, List<AlertNotice> notices, Instant now) {
        var url = URI.create(Objects.requireNonNull(urls.get(claim.receiver())) + "/api/v2/alerts");
        var delivered = new ArrayList<AlertNotice>();
        var done = Uni.createFrom().item(new Attempt(Attempt.Outcome.DELIVERED, null, null));
        for (var batch : batches(notices)) {
            done = done.chain(before -> goesOn(before)
                    ? send(url, batch, now).map(attempt -> {
                        if (attempt.outcome() == Attempt.Outcome.DELIVERED) {
                            delivered.addAll(batch);
                            return before;
                        }
                        return attempt;
                    })
                    : Uni.createFrom().item(before));
        }
        return done.map(attempt -> new Sent(attempt, delivered));
    }

    private static boolean goesOn(Attempt before) {
        return before.outcome() == Attempt.Outcome.DELIVERED || before.outcome() == Attempt.Outcome.REFUSED;
    }

    private Uni<Attempt> send(URI url, List<AlertNotice> batch, Instant begun) {
        if (now().isAfter(begun.plus(SENDING))) {
            return Uni.createFrom()
                    .item(Attempt.failed("did not accept all alerts within " + SENDING.toSeconds() + " s"));
        }
        return http.postToOperators(url, format.request(batch, now()))
                .invoke(attempt -> metrics.count(ReceiverKind.ALERTMANAGER, attempt));
    }

    /** Without alerts an empty one, so that it is known whether Alertmanager accepts any. */
    private static List<List<AlertNotice>> batches(List<AlertNotice> notices) {
        var batches = new ArrayList<List<AlertNotice>>();
        if (notices.isEmpty()) {
            batches.add(notices);
        }
        for (int from = 0; from < notices.size(); from += BATCH) {
            batches.add(notices.subList(from, Math.min(from + BATCH, notices.size())));
        }
        return batches;
    }

    /** Records what was accepted, also if not all was; nothing if the claim is no longer its own. */
    private Uni<Void> record(Claim claim, Sent sent, List<AlertNotice> due, boolean isResend, Instant now) {
        var keys = sent.delivered().stream().map(AlertNotice::key).collect(Collectors.toSet());
        var accepted =
                due.stream().filter(notice -> keys.contains(notice.key())).toList();
        return pool.withTransaction(connection -> settle(connection, claim, sent.attempt(), isResend, now)
                .chain(isOwn -> isOwn && !accepted.isEmpty()
                        ? told.tell(connection, claim.receiver(), accepted, now)
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> settle(SqlConnection connection, Claim claim, Attempt attempt, boolean isResend, Instant now) {
        if (attempt.outcome() == Attempt.Outcome.DELIVERED) {
            return claims.succeed(connection, claim, 0, isResend ? now.plus(resendEvery) : claim.dueAt(), now);
        }
        // never given up, and tried as often as alerts are resent, so that it knows them soon after an outage
        var since = Objects.requireNonNullElse(claim.failingSince(), now);
        var failures = claim.failures() + 1;
        var next = backoff.next(failures, attempt.retryAfter(), now);
        var latest = now.plus(resendEvery);
        return claims.fail(
                connection,
                claim,
                String.valueOf(attempt.error()),
                0,
                new Standing(failures, since, next.isBefore(latest) ? next : latest, false),
                now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
