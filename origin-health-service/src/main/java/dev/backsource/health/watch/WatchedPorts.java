package dev.backsource.health.watch;

import dev.backsource.health.alert.PortStates;
import dev.backsource.health.probe.PortVerdict;
import dev.backsource.health.probe.Prober;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.protocol.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The needed ports of one domain, under watch at the prober, and their states. Lives on the state loop. */
final class WatchedPorts {
    private static final PortStates.Seen NOT_WATCHED = new PortStates.Seen(PortState.UNKNOWN, "not watched");

    private final Prober prober;
    private final Prober.Watcher watcher;
    private List<NeededPort> ports = List.of();

    WatchedPorts(Prober prober, Prober.Watcher watcher) {
        this.prober = prober;
        this.watcher = watcher;
    }

    /**
     * Watches {@code needed} from now on and nothing else.
     *
     * @param known the last known verdict on a port; null without one
     * @param atOnce whether a new port is probed now; otherwise some time in the next interval
     */
    void become(List<NeededPort> needed, Function<NeededPort, @Nullable PortVerdict> known, boolean atOnce) {
        var before = targets(ports);
        var after = targets(needed);
        ports = needed;
        for (var port : needed) {
            if (before.add(port.probed())) {
                prober.watch(port.probed(), known.apply(port), atOnce, watcher);
            }
        }
        before.removeAll(after);
        before.forEach(target -> prober.unwatch(target, watcher));
    }

    PortStates.Seen stateOf(OriginAddress origin, Target target) {
        for (var port : ports) {
            if (port.origin().equals(origin) && port.target().equals(target)) {
                var verdict = prober.verdict(port.probed());
                return new PortStates.Seen(
                        verdict.state(), verdict.reason(), failure(port, verdict), warning(port, verdict));
            }
        }
        return NOT_WATCHED;
    }

    int size() {
        return ports.size();
    }

    ProbeTimes times() {
        return ports.stream()
                .map(port -> ProbeTimes.of(prober.verdict(port.probed())))
                .reduce(ProbeTimes.NONE, ProbeTimes::and);
    }

    /** The states as published. */
    List<OriginHealth.Port> states() {
        return ports.stream().map(this::state).toList();
    }

    private static @Nullable Finding failure(NeededPort port, PortVerdict verdict) {
        var failure = verdict.failure();
        return failure == null
                ? null
                : failure.measured()
                        .watched(port.place(), verdict.since(), failure.at(), Confidence.REPEATED)
                        .withHost(port.host());
    }

    private static @Nullable Finding warning(NeededPort port, PortVerdict verdict) {
        var warning = verdict.warning();
        return warning == null
                ? null
                : warning.measured().watched(port.place(), warning.at(), warning.at(), Confidence.ONCE);
    }

    private OriginHealth.Port state(NeededPort port) {
        var verdict = prober.verdict(port.probed());
        return new OriginHealth.Port(
                port.origin(),
                port.target().port(),
                port.target().scheme(),
                verdict.state(),
                verdict.since(),
                verdict.reason(),
                failure(port, verdict));
    }

    private static Set<ProbeTarget> targets(List<NeededPort> ports) {
        var targets = new LinkedHashSet<ProbeTarget>();
        ports.forEach(port -> targets.add(port.probed()));
        return targets;
    }
}
