package dev.backsource.health.http;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.health.StateLoop;
import dev.backsource.health.probe.attempt.AddressLimits;
import dev.backsource.health.probe.attempt.CertificateCheck;
import dev.backsource.health.probe.attempt.OriginConnections;
import dev.backsource.health.probe.attempt.ProbedAddresses;
import dev.backsource.health.probe.attempt.ShareOwner;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.response.DomainLookup;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The schedule of the checks of domains' redirects: seldom, since each costs requests to the origins; soon where a verdict is to be confirmed. A
 * check asks up to three of a domain's origins one after another, and the next check the next ones. At most {@code backsource.loops.concurrency} are
 * underway, of each team half of those that the others leave; a check without a place is tried again, each time later, at a random time. Lives on the
 * state loop.
 */
@ApplicationScoped
public class LoopWatch {
    private static final Duration SOON = Duration.ofSeconds(5);
    /** The most for one origin. */
    private static final Duration WITHIN = Duration.ofSeconds(5);
    /** The most for one request to it. */
    private static final Duration QUESTION = Duration.ofMillis(2_500);

    /** The most origins of one check: at most 15 s, so that no domain keeps its place for long. */
    private static final int ORIGINS_AT_A_TIME = 3;

    private static final int MOST_DOUBLINGS = 16;
    /** Of a check that is to confirm a verdict. */
    private static final int FEW_DOUBLINGS = 2;

    private static final double JITTER = 0.2;
    /** With these, a fault that lasts is measured again before readers take it for {@link Finding#asOf outdated}. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration LONGEST_OF_SCHEMES = Duration.ofMinutes(20);

    private final StateLoop loop;
    private final Inquiries inquiries;
    private final Duration interval;
    private final Duration comparedAfter;
    private final int most;
    private final RandomGenerator chance;
    private final AtomicInteger taken = new AtomicInteger();
    /** Checks without a place so far. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final Counter known;
    private final Counter unknown;
    private final Counter refused;
    /** Checks underway, by team, or of all domains without one: as many entries as there are checks at most. */
    private final Map<ShareOwner, Integer> underway = new HashMap<>();

    private boolean ended;

    @Inject
    LoopWatch(
            Vertx vertx,
            StateLoop loop,
            ProbedAddresses addresses,
            CertificateCheck certificates,
            StandardPortSettings ports,
            DomainLookup domains,
            LoopSettings settings,
            MeterRegistry registry) {
        this(
                loop,
                new HttpInquiries(
                        vertx,
                        new OriginConnections(vertx, addresses, certificates, AddressLimits.ofWatch()),
                        ports.toPorts(),
                        domains,
                        VisitLimits.ofWatch(),
                        QUESTION)::watched,
                settings,
                RandomGenerator.of("SplittableRandom"),
                registry);
    }

    /**
     * A schedule of checks by {@code inquiries}.
     *
     * @param chance spreads the checks
     */
    public LoopWatch(
            StateLoop loop,
            Inquiries inquiries,
            LoopSettings settings,
            RandomGenerator chance,
            MeterRegistry registry) {
        if (settings.concurrency() < 1) {
            throw new IllegalArgumentException("backsource.loops.concurrency must be at least 1");
        }
        requireBetween("interval", settings.interval(), LONGEST);
        requireBetween("schemes-interval", settings.schemesInterval(), LONGEST_OF_SCHEMES);
        this.loop = loop;
        this.inquiries = inquiries;
        this.interval = settings.interval();
        this.comparedAfter = scaled(settings.schemesInterval(), 1 - JITTER);
        this.most = settings.concurrency();
        this.chance = chance;
        Gauge.builder("backsource.loops.underway", taken, AtomicInteger::get)
                .description("Domains whose redirects are being checked")
                .register(registry);
        Gauge.builder("backsource.loops.waiting", waiting, AtomicInteger::get)
                .description("Domains whose check of redirects is due and has no place")
                .register(registry);
        this.known = counter(registry, "known");
        this.unknown = counter(registry, "unknown");
        this.refused = counter(registry, "refused");
    }

    private static void requireBetween(String name, Duration set, Duration longest) {
        if (set.toMillis() < 1 || set.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "backsource.loops.%s must be 1 ms to %d min".formatted(name, longest.toMinutes()));
        }
    }

    private static Counter counter(MeterRegistry registry, String verdict) {
        return Counter.builder("backsource.loops.checks")
                .description("Checks of origins' redirects, by verdict")
                .tag("verdict", verdict)
                .register(registry);
    }

    /** The faults of clients' redirects and responses at an origin; never fails. */
    @FunctionalInterface
    public interface Inquiries {
        /**
         * The verdicts on an origin.
         *
         * @param owner of the check's share of the requests to an address
         */
        Future<WatchVerdicts> ask(Domain domain, ShareOwner owner, Origin origin, Duration within, Wanted wanted);
    }

    /** A domain under watch. Called on the state loop. */
    public interface Subject {
        Domain domain();

        /** The id of the team that owns it; null for none. */
        @Nullable
        String team();

        /** The origins that can be asked now. */
        List<Origin> origins();

        /** The purposes of the next check of {@code origin}. */
        Wanted wanted(Origin origin);

        /**
         * Takes verdicts.
         *
         * @param asked the domain that they are of, which may have changed since
         * @return whether the next check should come soon
         */
        boolean take(Domain asked, Origin origin, WatchVerdicts verdicts);
    }

    /** The checks of one domain, until their end. */
    public final class Checks {
        private final Subject subject;
        private long timer;
        private boolean isUnderway;
        private boolean isOver;
        private boolean isSoon;
        private boolean isPending;
        private int refusals;
        /** Of the delay of a check that is to confirm a verdict, while the verdicts are unknown. */
        private int doublings;
        /** The first origin of the next check, as an index. */
        private int next;

        private Checks(Subject subject) {
            this.subject = subject;
        }

        /** Has the next check come soon, since the domain has changed. */
        public void soon() {
            isSoon = true;
            doublings = 0;
            takenTurn();
            if (!isUnderway && !isOver) {
                loop.cancel(timer);
                schedule(SOON);
            }
        }

        /** Ends the checks; one that is underway has no effect any more. */
        public void end() {
            isOver = true;
            takenTurn();
            loop.cancel(timer);
        }

        private void schedule(Duration delay) {
            timer = loop.after(jittered(delay), this::begin);
        }

        private void begin() {
            if (isOver || ended) {
                return;
            }
            var owner = ShareOwner.of(subject.domain().name(), subject.team());
            if (!enter(owner.withoutDomain())) {
                refused.increment();
                schedule(retryDelay());
                return;
            }
            takenTurn();
            isUnderway = true;
            isSoon = false;
            ask(subject.domain(), turn(subject.origins()), owner);
        }

        /** The origins of this check; the others have theirs soon after. */
        private List<Origin> turn(List<Origin> all) {
            var first = next < all.size() ? next : 0;
            var end = Math.min(all.size(), first + ORIGINS_AT_A_TIME);
            next = end == all.size() ? 0 : end;
            if (first == 0) {
                isPending = false;
            }
            return all.subList(first, end);
        }

        private void takenTurn() {
            waiting.addAndGet(refusals > 0 ? -1 : 0);
            refusals = 0;
        }

        /** Twice as long after each refusal, so that very many domains that change at once wait by turns. */
        private Duration retryDelay() {
            waiting.addAndGet(refusals == 0 ? 1 : 0);
            return doubled(Math.min(refusals++, isPending ? FEW_DOUBLINGS : MOST_DOUBLINGS));
        }

        private Duration doubled(int times) {
            var delay = SOON.multipliedBy(1L << times);
            return delay.compareTo(interval) < 0 ? delay : interval;
        }

        private void ask(Domain domain, List<Origin> left, ShareOwner owner) {
            if (left.isEmpty() || isOver || ended) {
                finished(owner);
                return;
            }
            inquiries
                    .ask(domain, owner, left.get(0), WITHIN, subject.wanted(left.get(0)))
                    .onComplete(verdicts -> loop.execute(() -> {
                        if (!isOver && !ended && verdicts.succeeded()) {
                            (verdicts.result().areKnown() ? known : unknown).increment();
                            taken(verdicts.result(), subject.take(domain, left.get(0), verdicts.result()));
                        }
                        ask(domain, left.subList(1, left.size()), owner);
                    }));
        }

        private void taken(WatchVerdicts verdicts, boolean isToBeConfirmed) {
            isPending |= isToBeConfirmed;
            if (isToBeConfirmed && verdicts.areKnown()) {
                doublings = 0;
            }
        }

        private void finished(ShareOwner owner) {
            leave(owner.withoutDomain());
            isUnderway = false;
            if (!isOver && !ended) {
                schedule(nextDelay());
            }
        }

        /** Twice as long after each unknown verdict, since an origin that doesn't respond confirms nothing. */
        private Duration nextDelay() {
            if (isSoon || next != 0) {
                return SOON;
            }
            if (!isPending) {
                doublings = 0;
                return interval;
            }
            return doubled(Math.min(doublings++, MOST_DOUBLINGS));
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

    /** The time after which an origin's responses over both schemes are compared again. */
    public Duration comparedAfter() {
        return comparedAfter;
    }

    /** Ends all checks: a stopping service cuts its connections. */
    void end(@Observes ShutdownEvent stopping) {
        loop.execute(() -> ended = true);
    }

    /** A team takes half of the places that the others leave, so that n teams have an equal share, and one of n + 1 is free. */
    private boolean enter(ShareOwner team) {
        var own = underway.getOrDefault(team, 0);
        var left = most - (taken.get() - own);
        if (taken.get() >= most || own >= Math.max(1, left / 2)) {
            return false;
        }
        taken.incrementAndGet();
        underway.merge(team, 1, Integer::sum);
        return true;
    }

    private void leave(ShareOwner team) {
        taken.decrementAndGet();
        underway.computeIfPresent(team, (same, many) -> many == 1 ? null : many - 1);
    }

    private Duration jittered(Duration delay) {
        return scaled(delay, 1 - JITTER + 2 * JITTER * chance.nextDouble());
    }

    private static Duration scaled(Duration delay, double factor) {
        return Duration.ofNanos((long) (delay.toNanos() * factor));
    }
}
