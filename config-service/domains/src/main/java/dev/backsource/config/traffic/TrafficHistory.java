package dev.backsource.config.traffic;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.edges.EdgeSettings;
import dev.backsource.config.edges.FaultTolerantConsumer;
import dev.backsource.config.events.PublishedChange;
import dev.backsource.config.events.TailStarted;
import dev.backsource.config.traffic.Traffic.EdgeLag;
import dev.backsource.config.traffic.Traffic.RolloutColumns;
import dev.backsource.deployment.metrics.LatencyFamily;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The fleet's traffic since this instance started, up to three hours of it, from the reports of edges and the published changes. All fields but the
 * subscription are used under this object's lock: reports, changes and requests come on threads of their own.
 */
@ApplicationScoped
public class TrafficHistory {
    private static final Logger LOG = Logger.getLogger(TrafficHistory.class);

    private final EdgeReports reports;
    private final Duration silence;
    private final Clock clock;
    private final Instant since;
    private final FleetTraffic fleet = new FleetTraffic();
    private final RolloutTimes rollouts = new RolloutTimes();
    private final EdgeLags lags;
    private final DeliveryTimes deliveries;
    private @Nullable Cancellable subscription;

    TrafficHistory(EdgeReports reports, EdgeSettings settings, Clock clock, PrometheusMeterRegistry registry) {
        this.reports = reports;
        this.silence = settings.edgeSilence();
        this.lags = new EdgeLags(silence);
        this.clock = clock;
        this.since = clock.instant();
        this.deliveries = new DeliveryTimes(LatencyFamily.register(
                registry,
                "backsource.change.delivery",
                "Time from the commit of a change to the report of an edge that has applied it",
                "edge"));
    }

    void start(@Observes StartupEvent event) {
        var each = new FaultTolerantConsumer<>(
                this::heard, failure -> LOG.error("could not record an edge report", failure));
        subscription = reports.heard()
                .subscribe()
                .with(each, failure -> LOG.error("recording of edge traffic has stopped", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** Reports from before the start only tell that the edges exist. */
    private synchronized void heard(EdgeReport report) {
        var now = clock.instant();
        if (!report.heardAt().isBefore(since)) {
            fleet.take(report, now);
            deliveries.heard(report.status(), now);
        }
        if (rollouts.isWaiting() && reports.areKnown()) {
            var reachable = reports.all().stream()
                    .filter(each -> !each.isSilent(silence, now))
                    .map(EdgeReport::status)
                    .toList();
            rollouts.reached(reachable, now);
        }
    }

    synchronized void begins(@Observes TailStarted tail) {
        lags.begins(tail);
        deliveries.begins();
    }

    synchronized void published(@Observes PublishedChange change) {
        rollouts.published(change);
        lags.published(change);
        deliveries.published(change, clock.instant());
    }

    /** The fleet's traffic in the last {@code minutes}, or since this instance started. */
    public Traffic latest(int minutes) {
        var now = clock.instant();
        var end = Steps.at(now);
        var wanted = Duration.ofMinutes(minutes).dividedBy(Steps.LENGTH);
        var first = Math.min(end, Math.max(end - Math.min(wanted, Steps.KEPT), Steps.at(since)));
        var rows = Math.toIntExact(end - first);
        var known = copy(first, rows, now);
        return new Traffic(
                since,
                Math.toIntExact(Steps.LENGTH.toSeconds()),
                LongStream.range(first, end).mapToObj(Steps::beginning).toList(),
                known.columns.edges(),
                known.leavesEdgesOut,
                known.columns.requestsPerSecond(),
                known.columns.hitRatio(),
                known.columns.originErrors(),
                known.rollouts,
                lags(reports.all(), now));
    }

    private synchronized Copy copy(long first, int rows, Instant now) {
        return new Copy(fleet.columns(first, rows), fleet.leavesEdgesOut(), rollouts.columns(first, rows, now));
    }

    private synchronized List<EdgeLag> lags(List<EdgeReport> known, Instant now) {
        return known.stream().map(report -> lags.of(report, now)).toList();
    }

    /** A copy of the data, so that the response is made without the lock, which Kafka's readers need, too. */
    private record Copy(TrafficColumns columns, boolean leavesEdgesOut, RolloutColumns rollouts) {}
}
