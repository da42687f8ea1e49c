package dev.backsource.config.rollout;

import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.edges.EdgesDoor;
import dev.backsource.config.events.PublishedChange;
import dev.backsource.config.outbox.Position;
import dev.backsource.config.reconciliation.Reconciliation;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an instance of config-service says of which edges have applied a revision. */
public final class RolloutDoor {
    private final EdgeProgress progress;
    private final EdgeReports reports;
    private final Clock clock;

    public RolloutDoor(EdgeReports reports, Reconciliation reconciliation, Clock clock) {
        this.reports = reports;
        this.clock = clock;
        this.progress = new EdgeProgress(
                reports, reconciliation, new PurgeRecords(new ConsumerFactory(Map.of())), EdgesDoor.SETTINGS, clock);
    }

    /** The edges that have applied a revision which was published at {@code position}, by what is said of them. */
    public List<EdgeRollout> ofRevision(
            DomainName domain, long revision, boolean removed, @Nullable Position position) {
        return progress.ofRevision(domain, revision, removed, position);
    }

    /** Likewise what is said of one edge; null when none of its reports is known. */
    public @Nullable RolloutState ofEdge(
            String edge, String domain, StateVersion version, boolean removed, Position position) {
        var report = EdgesDoor.of(reports, edge);
        var now = clock.instant();
        var change = new PublishedChange(
                domain,
                version.revision(),
                version.incarnation(),
                removed,
                position.partition(),
                position.offset(),
                now);
        return report == null ? null : progress.of(change, report, now);
    }

    /** When the report was written that an edge is judged by; null when there is none. */
    public @Nullable Instant reportedAt(String edge) {
        var report = EdgesDoor.of(reports, edge);
        return report == null ? null : report.status().reportedAt();
    }

    /** Whether all edges have. */
    public boolean isEverywhere(List<EdgeRollout> edges) {
        return progress.areEverywhere(edges);
    }
}
