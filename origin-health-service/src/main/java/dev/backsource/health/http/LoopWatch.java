package dev.backsource.health.http;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.health.StateLoop;
import dev.backsource.health.probe.attempt.CertificateCheck;
import dev.backsource.health.probe.attempt.OriginConnections;
import dev.backsource.health.probe.attempt.ProbedAddresses;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The schedule of the checks of domains' redirects: seldom, since each costs requests to the origins; soon where a verdict is to be confirmed. A
 * check asks a domain's origins one after another. At most {@code backsource.loops.concurrency} are underway, and half as many for one team; a check
 * without a place is tried again, each time later, at a random time. Lives on the state loop.
 */
@ApplicationScoped
public class LoopWatch {
    private static final Duration SOON = Duration.ofSeconds(5);
    /** The most for one origin. */
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private static final int MOST_DOUBLINGS = 16;
    private static final double JITTER = 0.2;
    private static final String NO_TEAM = "";

    private final StateLoop loop;
    private final Inquiries inquiries;
    private final Duration interval;
    private final int most;
    private final int mostOfTeam;
    private final RandomGenerator chance;
    /** Checks underway, by team: as many entries as there are checks at most. */
    private final Map<String, Integer> underway = new HashMap<>();

    private int taken;
    private boolean ended;

    @Inject
    LoopWatch(
            Vertx vertx,
            StateLoop loop,
            ProbedAddresses addresses,
            CertificateCheck certificates,
            StandardPortSettings ports,
            LoopSettings settings) {
        this(
                loop,
                new HttpInquiries(vertx, new OriginConnections(vertx, addresses, certificates), ports.toPorts())::loops,
                settings,
                RandomGenerator.of("SplittableRandom"));
    }

    /**
     * A schedule of checks by {@code inquiries}.
     *
     * @param chance spreads the checks
     */
    public LoopWatch(StateLoop loop, Inquiries inquiries, LoopSettings settings, RandomGenerator chance) {
        if (settings.concurrency() < 1 || settings.interval().toMillis() < 1) {
            throw new IllegalArgumentException(
                    "backsource.loops.concurrency must be at least 1, and backsource.loops.interval at least 1 ms");
        }
        this.loop = loop;
        this.inquiries = inquiries;
        this.interval = settings.interval();
        this.most = settings.concurrency();
        this.mostOfTeam = Math.max(1, most / 2);
        this.chance = chance;
    }

    /** Whether clients' redirects at an origin loop; never fails. */
    @FunctionalInterface
    public interface Inquiries {
        Future<LoopVerdict> loops(Domain domain, Origin origin, Duration within);
    }

    /** A domain under watch. Called on the state loop. */
    public interface Subject {
        Domain domain();

        /** The id of the team that owns it; null for none. */
        @Nullable
        String team();

        /** The origins that can be asked now. */
        List<Origin> origins();

        /**
         * Takes a verdict.
         *
         * @param asked the domain that it is of, which may have changed since
         * @return whether the next check should come soon
         */
        boolean take(Domain asked, Origin origin, LoopVerdict verdict);
    }

    /** The checks of one domain, until their end. */
    public final class Checks {
        private final Subject subject;
        private long timer;
        private boolean isUnderway;
        private boolean isOver;
        private boolean isSoon;
        private int refusals;

        private Checks(Subject subject) {
            this.subject = subject;
        }

        /** Has the next check come soon, since the domain has changed. */
        public void soon() {
            isSoon = true;
            if (!isUnderway && !isOver) {
                loop.cancel(timer);
                schedule(SOON);
            }
        }

        /** Ends the checks; one that is underway has no effect any more. */
        public void end() {
            isOver = true;
            loop.cancel(timer);
        }

        private void schedule(Duration delay) {
            timer = loop.after(jittered(delay), this::begin);
        }

        private void begin() {
            var team = subject.team() == null ? NO_TEAM : subject.team();
            if (isOver || ended) {
                return;
            }
            if (!enter(team)) {
                schedule(retryDelay());
                return;
            }
            refusals = 0;
            isUnderway = true;
            isSoon = false;
            ask(subject.domain(), subject.origins(), team);
        }

        /** Twice as long after each refusal, so that very many domains that change at once wait by turns. */
        private Duration retryDelay() {
            var delay = SOON.multipliedBy(1L << Math.min(refusals++, MOST_DOUBLINGS));
            return delay.compareTo(interval) < 0 ? delay : interval;
        }

        private void ask(Domain domain, List<Origin> left, String team) {
            if (left.isEmpty() || isOver || ended) {
                finished(team);
                return;
            }
            inquiries
                    .loops(domain, left.get(0), WITHIN)
                    .onComplete(verdict -> loop.execute(() -> {
                        if (!isOver && !ended && verdict.succeeded()) {
                            isSoon |= subject.take(domain, left.get(0), verdict.result());
                        }
                        ask(domain, left.subList(1, left.size()), team);
                    }));
        }

        private void finished(String team) {
            leave(team);
            isUnderway = false;
            if (!isOver && !ended) {
                schedule(isSoon ? SOON : interval);
            }
        }
    }

    /**
     * Begins the checks of {@code subject}.
     *
     * @param soon whether the first one comes soon; otherwise at any moment of the next interval
     */
    public Checks watch(Subject subject, boolean soon) {
        var checks = new Checks(subject);
        if (soon) {
            checks.schedule(SOON);
        } else {
            checks.timer = loop.after(scaled(interval, chance.nextDouble()), checks::begin);
        }
        return checks;
    }

    /** Ends all checks: a stopping service cuts its connections. */
    void end(@Observes ShutdownEvent stopping) {
        loop.execute(() -> ended = true);
    }

    private boolean enter(String team) {
        if (taken >= most || underway.getOrDefault(team, 0) >= mostOfTeam) {
            return false;
        }
        taken++;
        underway.merge(team, 1, Integer::sum);
        return true;
    }

    private void leave(String team) {
        taken--;
        underway.computeIfPresent(team, (same, many) -> many == 1 ? null : many - 1);
    }

    private Duration jittered(Duration delay) {
        return scaled(delay, 1 - JITTER + 2 * JITTER * chance.nextDouble());
    }

    private static Duration scaled(Duration delay, double factor) {
        return Duration.ofNanos((long) (delay.toNanos() * factor));
    }
}
