package dev.backsource.config.health;

import dev.backsource.config.domain.DomainState;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.config.probers.ProberReports;
import dev.backsource.config.view.LiveView;
import dev.backsource.config.view.Views;
import dev.backsource.eventlog.reading.CompactedView;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.Target;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The states of the ports that domains need, as last published by the probers. */
@ApplicationScoped
public class PortStates {
    private final Views views;
    private final ProberReports probers;
    private final Clock clock;
    private final LiveView<OriginHealth> reports;
    /** The partitions of the domains with a port that is reported as closed, by name: few among all reports. */
    private final Map<String, Integer> closed = new ConcurrentHashMap<>();

    PortStates(Views views, ProberReports probers, Clock clock) {
        this.views = views;
        this.clock = clock;
        this.probers = probers;
        this.reports = views.of(
                Topic.ORIGIN_HEALTH,
                EventCodec.ORIGIN_HEALTH,
                report -> report.domain().value(),
                Integer.MAX_VALUE,
                CompactedView.Gate.open(),
                this::changed);
    }

    void start(@Observes StartupEvent event) {
        views.follow(reports);
    }

    /** The state of every port that the domain needs now; a port that no prober has reported, or has checked lately, is unknown. */
    public DomainHealth of(DomainState state) {
        return of(state, List.of());
    }

    /** As {@link #of(DomainState)}, in numbers. */
    public PortSummary summary(DomainState state) {
        return PortSummary.of(of(state));
    }

    /** As the other, with {@code others} at every origin, whether the domain needs them or not. */
    public DomainHealth of(DomainState state, List<Target> others) {
        var name = state.domain().name();
        var report = reports.get(name.value());
        var notCheckedSince = report == null ? null : probers.notCheckedSince(name);
        var ports = state.domain().origins().stream()
                .flatMap(origin -> neededPorts(state, origin, others, report))
                .map(port -> notCheckedSince == null ? port : port.notCheckedSince(notCheckedSince))
                .distinct()
                .toList();
        return new DomainHealth(
                name,
                state.revision(),
                report == null ? null : report.observedAt(),
                report == null ? null : probers.checkedAt(name),
                notCheckedSince,
                ports,
                report == null || notCheckedSince != null ? List.of() : findings(report, ports));
    }

    /** Those of the report, without those of places that the domain no longer needs. */
    private List<FindingAnswer> findings(OriginHealth report, List<NeededPort> ports) {
        var now = clock.instant();
        return report.findings().stream()
                .map(finding -> finding.asOf(now))
                .map(FindingAnswer::of)
                .filter(found -> DomainHealth.isNeeded(found, ports))
                .toList();
    }

    /** For each name one thread calls this, after each change. */
    private void changed(String name) {
        var report = reports.get(name);
        if (report != null && report.ports().stream().anyMatch(port -> port.state() == PortState.CLOSED)) {
            closed.put(name, ProberReports.partition(report.domain()));
        } else {
            closed.remove(name);
        }
    }

    /** The names of the domains with a port that is reported as closed, in no order, without those whose ports are no longer checked. */
    public Stream<String> closed() {
        var notChecked = probers.notChecked();
        return closed.entrySet().stream()
                .filter(each -> !notChecked.contains(each.getValue()))
                .map(Map.Entry::getKey);
    }

    private static Stream<NeededPort> neededPorts(
            DomainState state, Origin origin, List<Target> others, @Nullable OriginHealth report) {
        List<OriginHealth.Port> reported = report == null ? List.of() : report.ports();
        return Stream.concat(state.domain().neededTargets(origin).stream(), others.stream())
                .distinct()
                .sorted()
                .map(target -> neededPort(origin, target, reported));
    }

    private static NeededPort neededPort(Origin origin, Target target, List<OriginHealth.Port> reported) {
        return reported.stream()
                .filter(port -> port.origin().equals(origin.address())
                        && port.port() == target.port()
                        && port.scheme() == target.scheme())
                .findFirst()
                .map(NeededPort::of)
                .orElseGet(() -> NeededPort.notProbed(origin, target));
    }
}
