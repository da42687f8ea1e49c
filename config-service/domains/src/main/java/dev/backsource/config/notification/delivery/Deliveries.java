package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.NotificationSettings;
import dev.backsource.config.notification.delivery.Claims.Claim;
import dev.backsource.config.notification.delivery.Claims.Due;
import dev.backsource.config.notification.delivery.MessageRows.Pending;
import dev.backsource.config.notification.receiver.Receivers;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Delivers messages to receivers, in the order in which they were written: while one can't be delivered, the later ones of the same receiver wait. A
 * receiver that accepts nothing for a day is switched off. An instance that dies between an attempt and its record leaves the message to another one,
 * which sends it again under the same id.
 */
@Singleton
class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final Duration ROUND = Duration.ofSeconds(1);

    /** The most messages of one receiver in one turn; others have theirs then. */
    private static final int TURN = 20;

    /** From a claim to the record of its attempt. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Pool pool;
    private final MessageRows rows;
    private final Claims claims;
    private final Receivers receivers;
    private final MessageFormat format;
    private final ReceiverHttp http;
    private final AttemptMetrics metrics;
    private final NotificationSettings settings;
    private final Clock clock;
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private final DeliverySlots slots = new DeliverySlots();
    private final PeriodicTask rounds = new PeriodicTask("alert messages", ROUND, this::round);

    @Inject
    Deliveries(
            Pool pool,
            MessageRows rows,
            Claims claims,
            Receivers receivers,
            MessageFormat format,
            ReceiverHttp http,
            AttemptMetrics metrics,
            NotificationSettings settings,
            Clock clock) {
        this.pool = pool;
        this.rows = rows;
        this.claims = claims;
        this.receivers = receivers;
        this.format = format;
        this.http = http;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Begins deliveries; they go on behind the round, so that a slow one holds up no other. */
    Uni<Void> round() {
        return claims.due(now())
                .invoke(due -> due.stream().filter(slots::take).forEach(this::begin))
                .replaceWithVoid();
    }

    private void begin(Due due) {
        turn(due.receiver(), TURN)
                .onTermination()
                .invoke(() -> slots.release(due))
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.debugf(
                                failure, "delivery to receiver %s failed; another round will retry", due.receiver()));
    }

    /** Delivers up to {@code most} messages. */
    private Uni<Void> turn(String receiver, int most) {
        return claims.claim(receiver, false, now())
                .chain(claim -> claim == null
                        ? Uni.createFrom().item(false)
                        : rows.next(pool, receiver)
                                .chain(next ->
                                        next == null ? claims.release(claim).replaceWith(false) : deliver(claim, next)))
                .ifNoItem()
                .after(LONGEST)
                .fail()
                .chain(goesOn -> goesOn && most > 1
                        ? turn(receiver, most - 1)
                        : Uni.createFrom().voidItem());
    }

    /** Whether the next message may follow at once: behind a slow attempt, others have their turn. */
    private Uni<Boolean> deliver(Claim claim, Pending next) {
        var begun = now();
        return attempt(claim, next).chain(attempt -> {
            metrics.count(claim.kind(), attempt);
            var now = now();
            var took = Duration.between(begun, now);
            slots.took(claim.receiver(), took);
            return record(claim, next, attempt, now)
                    .replaceWith(!DeliverySlots.isSlow(took)
                            && (attempt.outcome() == Attempt.Outcome.DELIVERED
                                    || attempt.outcome() == Attempt.Outcome.REFUSED));
        });
    }

    /** Never fails. */
    private Uni<Attempt> attempt(Claim claim, Pending next) {
        return Uni.createFrom()
                .deferred(() -> send(claim, next))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "could not send to receiver %s", claim.receiver()))
                .onFailure()
                .recoverWithItem(
                        Attempt.failed("was not called: an internal error, which config-service's log explains"));
    }

    private Uni<Attempt> send(Claim claim, Pending next) {
        var target = receivers.target(
                claim.receiver(), Objects.requireNonNull(claim.sealedWith()), Objects.requireNonNull(claim.target()));
        return target.map(known -> http.post(known.url(), format.request(claim.kind(), known, next.message(), now())))
                .orElseGet(() -> Uni.createFrom()
                        .item(Attempt.failed(
                                "was not called: its secret is encrypted with a key that this instance doesn't"
                                        + " have; add the key's file to backsource.access.earlier-secrets-key-files")));
    }

    private Uni<Boolean> record(Claim claim, Pending next, Attempt attempt, Instant now) {
        if (attempt.outcome() == Attempt.Outcome.DELIVERED) {
            return claims.succeed(pool, claim, next.number(), now, now);
        }
        var error = Objects.requireNonNull(attempt.error());
        var standing = Standing.after(claim, attempt, backoff, settings.switchOffAfter(), now);
        var isRefused = attempt.outcome() == Attempt.Outcome.REFUSED;
        if (isRefused) {
            LOG.warnf("receiver %s refused a message, which is given up: it %s", claim.receiver(), error);
        } else if (standing.off()) {
            LOG.warnf("switched off receiver %s: it %s", claim.receiver(), error);
        }
        return claims.fail(pool, claim, error, isRefused ? next.number() : 0, standing, now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
