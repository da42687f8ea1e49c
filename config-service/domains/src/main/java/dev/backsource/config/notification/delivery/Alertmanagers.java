package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.AlertmanagerSettings;
import dev.backsource.config.notification.DueNotices;
import dev.backsource.config.notification.PresentAlerts;
import dev.backsource.config.notification.ToldAlert;
import dev.backsource.config.notification.delivery.Claims.Claim;
import dev.backsource.config.notification.receiver.ReceiverKind;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells each Alertmanager of all alerts, as Prometheus does: of a change within a second, and of what fires every minute, since an alert that isn't
 * sent again ends by itself. The end of an alert is sent until it is accepted. One instance at a time does so for each Alertmanager; if it is killed
 * before it has recorded the acceptance, another one sends the same again, which Alertmanager recognises by the labels.
 */
@Singleton
class Alertmanagers {
    private static final Logger LOG = Logger.getLogger(Alertmanagers.class);
    private static final Duration ROUND = Duration.ofSeconds(1);

    /** Few enough requests to end within a claim. */
    private static final int BATCH = 2500;

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
    private final Map<String, Long> seen = new HashMap<>();
    private final PeriodicTask rounds = new PeriodicTask("alerts to Alertmanager", ROUND, this::round);
    private boolean registered;

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
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    Uni<Void> round() {
        return register()
                .chain(() -> Multi.createFrom()
                        .iterable(urls.keySet())
                        .onItem()
                        .transformToUniAndMerge(this::round)
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private Uni<Void> register() {
        return registered
                ? Uni.createFrom().voidItem()
                : rows.register(urls, now()).invoke(() -> registered = true);
    }

    private Uni<Void> round(String id) {
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
        var present = alerts.all();
        var complete = alerts.areComplete();
        return told.of(pool, claim.receiver()).chain(known -> {
            var due = DueNotices.of(present, complete, known, null, notice -> false, now);
            var isResend = !claim.dueAt().isAfter(now);
            if (!isResend && due.isEmpty()) {
                return claims.release(claim).invoke(() -> seen.put(claim.receiver(), changes));
            }
            var sent = isResend
                    ? Stream.concat(due.stream(), lasting(present, known)).toList()
                    : due;
            return send(claim, sent, now).chain(attempt -> record(claim, attempt, due, isResend, changes, now));
        });
    }

    /** The firing alerts that it knows, under the labels that it knows. */
    private static Stream<AlertNotice> lasting(List<AlertNotice> present, Map<String, ToldAlert> known) {
        return present.stream().filter(AlertNotice::isFiring).flatMap(notice -> {
            var before = known.get(notice.key());
            return before != null
                            && before.notice().isFiring()
                            && before.notice().startedAt().equals(notice.startedAt())
                    ? Stream.of(before.notice().as(notice))
                    : Stream.of();
        });
    }

    private Uni<Attempt> send(Claim claim, List<AlertNotice> notices, Instant now) {
        var url = URI.create(
                Objects.requireNonNull(urls.get(claim.receiver())).toString().replaceFirst("/+$", "")
                        + "/api/v2/alerts");
        var done = Uni.createFrom().item(new Attempt(Attempt.Outcome.DELIVERED, null, null));
        for (var batch : batches(notices)) {
            done = done.chain(before -> before.outcome() == Attempt.Outcome.DELIVERED
                    ? http.postToOperators(url, format.request(batch, now))
                            .invoke(attempt -> metrics.count(ReceiverKind.ALERTMANAGER, attempt))
                    : Uni.createFrom().item(before));
        }
        return done;
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

    private Uni<Void> record(
            Claim claim, Attempt attempt, List<AlertNotice> due, boolean isResend, long changes, Instant now) {
        if (attempt.outcome() != Attempt.Outcome.DELIVERED) {
            return claims.fail(
                    claim,
                    String.valueOf(attempt.error()),
                    0,
                    false,
                    earliest(backoff.next(claim.failures() + 1, attempt.retryAfter(), now), now),
                    now);
        }
        var next = isResend ? now.plus(resendEvery) : claim.dueAt();
        return (due.isEmpty() ? Uni.createFrom().item(0) : told.tell(pool, claim.receiver(), due, now))
                .chain(() -> claims.succeed(claim, 0, next, now))
                .invoke(() -> seen.put(claim.receiver(), changes));
    }

    /** It is tried at least as often as alerts are resent, so that it knows them soon after an outage. */
    private Instant earliest(Instant next, Instant now) {
        var resend = now.plus(resendEvery);
        return next.isBefore(resend) ? next : resend;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
