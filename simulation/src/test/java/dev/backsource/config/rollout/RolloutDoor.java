package dev.backsource.config.rollout;

import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.edges.EdgesDoor;
import dev.backsource.config.outbox.Position;
import dev.backsource.config.reconciliation.Reconciliation;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.policy.domain.DomainName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an instance of config-service says of which edges have applied a revision. */
public final class RolloutDoor {
    private final EdgeProgress progress;
    private final EdgeReports reports;

    public RolloutDoor(EdgeReports reports, Reconciliation reconciliation, Clock clock) {
        this.reports = reports;
        this.progress = new EdgeProgress(
                reports, reconciliation, new PurgeRecords(new ConsumerFactory(Map.of())), EdgesDoor.SETTINGS, clock);
    }

    /** The edges that have applied a revision which was published at {@code position}, by what is said of them. */
    public List<EdgeRollout> ofRevision(
            DomainName domain, long revision, boolean removed, @Nullable Position position) {
        return progress.ofRevision(domain, revision, removed, position);
    }

    /** When the report was written that an edge is judged by; null when there is none. */
    public @Nullable Instant reportedAt(String edge) {
        return EdgesDoor.reportedAt(reports, edge);
    }

    /** Whether all edges have. */
    public boolean isEverywhere(List<EdgeRollout> edges) {
        return progress.areEverywhere(edges);
    }
}
