package dev.backsource.health.probe;

import dev.backsource.health.StateLoop;
import dev.backsource.health.probe.ProbeSlots.Place;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeSettings;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.health.probe.attempt.SocketProbe;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The prober: probes every watched port again and again and notifies its watchers when the verdict changes. A port with several watchers is probed
 * once. Lives on the state loop: every method is called there, and so are the watchers.
 *
 * <p>At most {@code backsource.probe.concurrency} probes are underway, see {@link ProbeSlots}. A probe without a free slot is skipped and tried again
 * soon, at a random time, so that no port is left out for good; nothing queues up.
 */
@ApplicationScoped
public class Prober {
    private static final Outcome OVERLOADED = Outcome.skipped("prober overloaded");
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final StateLoop loop;
    private final BiFunction<ProbeTarget, Duration, Future<Outcome>> probes;
    private final ProbeMetrics metrics;
    private final Clock clock;
    private final RandomGenerator chance;
    private final ProbeTiming timing;
    private final Thresholds thresholds;
    private final ProbeSlots room;
    private final Map<ProbeTarget, ProbedPort> ports = new HashMap<>();
    /** Read on the probes' loops too. */
    private volatile boolean ended;

    @Inject
    Prober(StateLoop loop, SocketProbe socketProbe, ProbeMetrics metrics, Clock clock, ProbeSettings settings) {
        this(loop, socketProbe::probe, metrics, clock, settings, RandomGenerator.of("SplittableRandom"));
    }

    /**
     * A prober that probes by {@code probes}.
     *
     * @param probes probes a target once, with a limit for each step
     * @param chance spreads the probes
     */
    Prober(
            StateLoop loop,
            BiFunction<ProbeTarget, Duration, Future<Outcome>> probes,
            ProbeMetrics metrics,
            Clock clock,
            ProbeSettings settings,
            RandomGenerator chance) {
        this.chance = chance;
        this.loop = loop;
        this.probes = probes;
        this.metrics = metrics;
        this.clock = clock;
        this.timing = new ProbeTiming(settings.interval(), settings.jitter());
        this.thresholds = Thresholds.of(settings);
        this.room = new ProbeSlots(settings.concurrency());
    }

    /** Notified on the state loop when the verdict on a watched port has changed. */
    @FunctionalInterface
    public interface Watcher {
        void verdictChanged();
    }

    /**
     * Starts to probe {@code target}, or adds the watcher to those of a port that is watched already.
     *
     * @param known the last known verdict on the port; null without one
     * @param atOnce whether the first probe is due now; otherwise at any moment of the next interval
     */
    public void watch(ProbeTarget target, @Nullable PortVerdict known, boolean atOnce, Watcher watcher) {
        var port = ports.get(target);
        if (port == null) {
            port = new ProbedPort(target, known == null ? PortVerdict.unprobed(clock.instant()) : known);
            ports.put(target, port);
            metrics.targets(ports.size());
            schedule(port, atOnce ? Duration.ZERO : timing.spread(chance));
        } else if (known != null) {
            port.become(port.verdict().completedBy(known));
        }
        port.watchers().add(watcher);
    }

    /** Ends the watch; a port without watchers is probed no more. */
    public void unwatch(ProbeTarget target, Watcher watcher) {
        var port = ports.get(target);
        if (port != null && port.watchers().remove(watcher) && port.watchers().isEmpty()) {
            loop.cancel(port.timer());
            ports.remove(target);
            metrics.targets(ports.size());
        }
    }

    /** The verdict on a watched port. */
    public PortVerdict verdict(ProbeTarget target) {
        var port = ports.get(target);
        return port == null ? PortVerdict.unprobed(clock.instant()) : port.verdict();
    }

    /** Ends probing: a stopping service cuts its connections, which says nothing of the ports, and no watcher is left to notify. */
    void end(@Observes ShutdownEvent stopping) {
        ended = true;
    }

    private void schedule(ProbedPort port, Duration delay) {
        port.timer(loop.after(delay, () -> probe(port)));
    }

    private void probe(ProbedPort port) {
        if (ended || !isWatched(port)) {
            return;
        }
        var place = room.enter(port.isSlow());
        if (place == Place.NONE) {
            metrics.counted(OVERLOADED);
            finished(port, OVERLOADED);
            return;
        }
        metrics.underway(room.taken());
        var hurried = place == Place.HURRIED;
        var started = System.nanoTime();
        probes.apply(port.target(), hurried ? MOMENT : LONGEST).onSuccess(found -> {
            if (!ended) {
                var took = Duration.ofNanos(System.nanoTime() - started).minus(found.aside());
                loop.execute(() -> probed(port, found, hurried, took));
            }
        });
    }

    private void probed(ProbedPort port, Outcome found, boolean hurried, Duration took) {
        if (ended) {
            return;
        }
        room.leave();
        metrics.underway(room.taken());
        var isStarved = found.equals(Outcome.STARVED);
        if (isStarved) {
            metrics.starved();
        }
        port.slow(isStarved || took.compareTo(MOMENT) >= 0);
        // A failed hurried probe says nothing of a port that needs longer.
        var isCutShort = hurried && port.isSlow() && !isStarved && found.kind() != Outcome.Kind.OPEN;
        var outcome = isCutShort ? OVERLOADED : found;
        metrics.probed(port.target(), outcome, took);
        if (isWatched(port)) {
            finished(port, outcome);
        }
    }

    private void finished(ProbedPort port, Outcome outcome) {
        var next = port.verdict().after(outcome, thresholds, clock.instant());
        schedule(port, delay(next, outcome));
        port.become(next);
    }

    /** A starved probe has taken its whole time, which a prober short of it is to spend no sooner than else. */
    private Duration delay(PortVerdict next, Outcome outcome) {
        if (outcome.equals(Outcome.STARVED)) {
            return timing.regular(chance);
        }
        if (next.isPending(thresholds) || outcome.kind() == Outcome.Kind.SKIPPED) {
            return timing.quick(chance);
        }
        return next.isDoubted() ? timing.doubted() : timing.regular(chance);
    }

    /** Whether the port is still watched; not so once it was dropped, even when the same target is watched again. */
    private boolean isWatched(ProbedPort port) {
        return ports.get(port.target()) == port;
    }
}
