package dev.backsource.health.watch;

import dev.backsource.health.alert.AlertConditions;
import dev.backsource.health.alert.AlertTransitions;
import dev.backsource.health.alert.PortStates;
import dev.backsource.health.probe.Observed;
import dev.backsource.health.probe.PortVerdict;
import dev.backsource.health.probe.Prober;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.protocol.Target;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The watch over one domain: has its needed ports probed and, whenever a verdict or the domain itself changes,
 * publishes the changed port states and the firing or resolved alerts. Before it is started it only remembers the
 * domain. Lives on the state loop.
 */
final class DomainWatch implements Prober.Watcher {
    private final WatchTools tools;
    private final Map<AlertKind, OriginAlert> firing = new EnumMap<>(AlertKind.class);
    private final WatchedPorts ports;
    private final WatchedRedirects redirects;
    private Domain domain;
    private StateVersion version;
    private @Nullable String team;
    private boolean started;
    private @Nullable OriginHealth published;
    /** Whether the record of {@code published} isn't committed, so that some readers lack it. */
    private boolean isUncommitted;

    DomainWatch(WatchTools tools, Changed state) {
        this.tools = tools;
        this.ports = new WatchedPorts(tools.prober(), this);
        this.domain = state.domain();
        this.version = state.version();
        this.team = state.change().team();
        this.redirects = new WatchedRedirects(tools.loops(), ports, tools.clock(), domain, team, this::verdictChanged);
    }

    boolean isFollowedBy(StateVersion other) {
        return other.isTakenAfter(version, tools.now().toEpochMilli());
    }

    /**
     * Goes on from the published state. Its ports are probed some time in the next interval.
     *
     * @param uncommitted whether the domain's last record of port states is of an aborted transaction: then the states are published once more
     */
    void start(@Nullable OriginHealth health, boolean uncommitted, Map<AlertKind, OriginAlert> alerts) {
        published = health;
        isUncommitted = uncommitted;
        firing.putAll(alerts);
        alerts.keySet().forEach(kind -> tools.countFiring(kind, 1));
        begin(false);
    }

    /** Starts the watch over a domain that has just been added. */
    void startAtOnce() {
        begin(true);
    }

    /** Takes a newer state of the domain; newly needed ports are probed at once. An older state is ignored. */
    void change(Changed newer) {
        if (!isFollowedBy(newer.version())) {
            return;
        }
        domain = newer.domain();
        version = newer.version();
        team = newer.change().team();
        redirects.change(domain, team);
        if (started) {
            ports.become(NeededPort.of(domain, tools.standardPorts()), this::known, true);
            review();
        }
    }

    /** Publishes the last port states again, as the same event. */
    void publishAgain() {
        var last = published;
        if (last != null) {
            tools.publisher().publish(last);
        }
    }

    /** Ends the watch because the domain was removed. */
    void remove() {
        var wasStarted = started;
        var alerts = List.copyOf(firing.values());
        stop();
        if (wasStarted) {
            tools.domainGone(published, alerts);
        }
    }

    /** Ends the watch; firing alerts keep firing. */
    void stop() {
        if (started) {
            started = false;
            ports.become(List.of(), this::known, false);
            redirects.end();
            firing.keySet().forEach(kind -> tools.countFiring(kind, -1));
            firing.clear();
            tools.countDomain(-1);
        }
    }

    /** The number of ports probed for the domain. */
    int ports() {
        return ports.size();
    }

    /** Those of the ports probed for the domain. */
    ProbeTimes times() {
        return ports.times();
    }

    @Override
    public void verdictChanged() {
        if (started) {
            review();
        }
    }

    private void begin(boolean atOnce) {
        started = true;
        tools.countDomain(1);
        ports.become(NeededPort.of(domain, tools.standardPorts()), this::known, atOnce);
        var isStale = published != null && published.revision() != version.revision();
        redirects.begin(known().toList(), isStale, atOnce);
        review();
    }

    private void review() {
        var now = tools.now();
        var states = new Observations(ports, redirects);
        publishHealth(now, states);
        for (var alert : AlertTransitions.next(domain, team, version.revision(), states, firing, now)) {
            remember(alert);
            tools.publish(alert, now);
        }
    }

    private void publishHealth(Instant now, PortStates states) {
        var ofPorts = ports.states();
        var warnings = Finding.atMost(Stream.of(
                        states.loops(),
                        AlertConditions.refusedLater(domain, states),
                        AlertConditions.expiring(domain, states),
                        states.differences(),
                        redirects.findings(FindingKind.STRICT_TRANSPORT_SECURITY))
                .flatMap(List::stream)
                .toList());
        var before = published;
        if (before == null
                || isUncommitted
                || !before.ports().equals(ofPorts)
                || !before.findings().equals(warnings)) {
            isUncommitted = false;
            published = new OriginHealth(domain.name(), version.revision(), observedAt(before, now), ofPorts, warnings);
            tools.publisher().publish(published);
        }
    }

    private void remember(OriginAlert alert) {
        if (alert.status() == AlertStatus.RESOLVED) {
            firing.remove(alert.kind());
            tools.countFiring(alert.kind(), -1);
        } else if (firing.put(alert.kind(), alert) == null) {
            tools.countFiring(alert.kind(), 1);
        }
    }

    /** The last published verdict on {@code port}. */
    private @Nullable PortVerdict known(NeededPort port) {
        Collection<OriginHealth.Port> before = published == null ? List.of() : published.ports();
        var warning = Observed.restored(knownWarning(port), tools.now());
        return before.stream()
                .filter(state -> state.origin().equals(port.origin())
                        && state.port() == port.target().port()
                        && state.scheme() == port.target().scheme())
                .map(state -> PortVerdict.restored(
                        state.state(),
                        state.since(),
                        state.reason(),
                        Observed.restored(state.finding(), tools.now()),
                        warning,
                        tools.now()))
                .findFirst()
                .orElse(warning == null ? null : PortVerdict.warned(warning, tools.now()));
    }

    /**
     * The last published findings: those of the domain's states, and those of its alerts, since the records are of two transactions and a crash can keep
     * one back.
     */
    private Stream<Finding> known() {
        return Stream.concat(
                published == null ? Stream.of() : published.findings().stream(),
                firing.values().stream().flatMap(alert -> alert.findings().stream()));
    }

    private @Nullable Finding knownWarning(NeededPort port) {
        var now = tools.now();
        return known().filter(finding -> finding.at().equals(port.place()) && port.mayStillWarn(finding, now))
                .findFirst()
                .orElse(null);
    }

    /** A time later than any earlier one of the domain, so that it tells the events apart. */
    private static Instant observedAt(@Nullable OriginHealth before, Instant now) {
        return before == null || before.observedAt().isBefore(now)
                ? now
                : before.observedAt().plusMillis(1);
    }

    /** The observations of the domain, as alerts need them. */
    private record Observations(WatchedPorts ports, WatchedRedirects redirects) implements PortStates {
        @Override
        public Seen of(OriginAddress origin, Target target) {
            return ports.stateOf(origin, target);
        }

        @Override
        public List<Finding> loops() {
            return redirects.findings(FindingKind.REDIRECT_LOOP);
        }

        @Override
        public List<Finding> differences() {
            return redirects.findings(FindingKind.SCHEMES_DIFFER);
        }
    }
}
