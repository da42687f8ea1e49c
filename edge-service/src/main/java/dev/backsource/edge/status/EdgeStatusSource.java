package dev.backsource.edge.status;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.purge.PurgeProgress;
import dev.backsource.edge.purge.PurgeRejections;
import dev.backsource.edge.recovery.Recovery;
import dev.backsource.edge.routing.changes.RoutingState;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.TrialReport;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Builds the current status of the edge. */
public final class EdgeStatusSource {
    private final String edge;
    private final Clock clock;
    private final Instant startedAt;
    private final RoutingState routing;
    private final PurgeProgress purges;
    private final PurgeRejections purgeRejections;
    private final ProxyMetrics metrics;
    private final Supplier<List<TrialReport>> trials;
    private final Recovery recovery;

    /** @param trials the reports of the progressive rollouts that the edge serves */
    public EdgeStatusSource(
            EdgeSettings settings,
            RoutingState routing,
            PurgeProgress purges,
            PurgeRejections purgeRejections,
            ProxyMetrics metrics,
            Supplier<List<TrialReport>> trials,
            Recovery recovery) {
        this(settings.id(), routing, purges, purgeRejections, metrics, trials, recovery, Clock.systemUTC());
    }

    /**
     * @param trials likewise
     * @param clock says when each status was
     */
    EdgeStatusSource(
            String edge,
            RoutingState routing,
            PurgeProgress purges,
            PurgeRejections purgeRejections,
            ProxyMetrics metrics,
            Supplier<List<TrialReport>> trials,
            Recovery recovery,
            Clock clock) {
        this.edge = edge;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.routing = routing;
        this.purges = purges;
        this.purgeRejections = purgeRejections;
        this.metrics = metrics;
        this.trials = trials;
        this.recovery = recovery;
    }

    EdgeStatus current() {
        var table = routing.table();
        var progress = routing.progress();
        var rejections = routing.rejections();
        var reached = routing.served().latest();
        var snapshot = progress.snapshot();
        var careful = recovery.carefulSince();
        return new EdgeStatus(
                edge,
                startedAt,
                clock.instant(),
                progress.isComplete(),
                table.size(),
                reached.offsets(),
                rejections.total(),
                rejections.latest(),
                purges.dealtWith(),
                purges.startOffsets(),
                purgeRejections.latest(),
                snapshot == null ? null : snapshot.takenAt(),
                reached.holdings(),
                metrics.counters(),
                trials.get(),
                careful == null ? table.hold() : progress.leftSince(careful));
    }
}
