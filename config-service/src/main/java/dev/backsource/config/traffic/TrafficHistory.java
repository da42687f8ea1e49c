package dev.backsource.config.traffic;

import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.edges.EdgeSettings;
import dev.backsource.config.edges.Report;
import dev.backsource.config.events.PublishedChange;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the fleet did since this instance started, up to three hours of it, from what edges report and from the changes that
 * are published. All fields but the subscription are used under this object's lock: reports, changes and requests come on threads of
 * their own.
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
    private final EdgeLags lags = new EdgeLags();
    private @Nullable Cancellable subscription;

    TrafficHistory(EdgeReports reports, EdgeSettings settings, Clock clock) {
        this.reports = reports;
        this.silence = settings.edgeSilence();
        this.clock = clock;
        this.since = clock.instant();
    }

    void start(@Observes StartupEvent event) {
        subscription = reports.heard()
                .subscribe()
                .with(this::heard, failure -> LOG.error("what edges do is no longer remembered", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** What the topic held from before the start says only which edges there are. */
    private synchronized void heard(Report report) {
        var now = clock.instant();
        if (!report.heardAt().isBefore(since)) {
            fleet.take(report, now);
        }
        if (rollouts.isWaiting() && reports.areKnown()) {
            var reachable = reports.all().stream()
                    .filter(each -> !each.isSilent(silence, now))
                    .map(Report::status)
                    .toList();
            rollouts.reached(reachable, now);
        }
    }

    synchronized void published(@Observes PublishedChange change) {
        rollouts.published(change);
        lags.published(change);
    }

    /** What the fleet did in the last {@code minutes}, or since this instance started. */
    public synchronized Traffic latest(int minutes) {
        var now = clock.instant();
        var end = Steps.at(now);
        var wanted = Duration.ofMinutes(minutes).dividedBy(Steps.LENGTH);
        var first = Math.min(end, Math.max(end - Math.min(wanted, Steps.KEPT), Steps.at(since)));
        var rows = Math.toIntExact(end - first);
        var columns = fleet.columns(first, rows);
        return new Traffic(
                since,
                Math.toIntExact(Steps.LENGTH.toSeconds()),
                LongStream.range(first, end).mapToObj(Steps::beginning).toList(),
                columns.edges(),
                fleet.leavesEdgesOut(),
                columns.requestsPerSecond(),
                columns.hitRatio(),
                columns.originErrors(),
                rollouts.columns(first, rows, now),
                reports.all().stream()
                        .map(report -> lags.of(report.status(), now))
                        .toList());
    }
}
