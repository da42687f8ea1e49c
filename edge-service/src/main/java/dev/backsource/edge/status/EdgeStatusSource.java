package dev.backsource.edge.status;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.purge.PurgeProgress;
import dev.backsource.edge.purge.PurgeRejections;
import dev.backsource.edge.routing.Rejections;
import dev.backsource.edge.routing.RoutingProgress;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.Standing;
import dev.backsource.policy.event.EdgeStatus;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Says how the edge stands at this moment. */
@Singleton
final class EdgeStatusSource {
    private final String edge;
    private final Instant startedAt = Instant.now();
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final Standing standing;
    private final Rejections rejections;
    private final PurgeProgress purges;
    private final PurgeRejections purgeRejections;

    EdgeStatusSource(
            EdgeSettings settings,
            RoutingTable table,
            RoutingProgress progress,
            Standing standing,
            Rejections rejections,
            PurgeProgress purges,
            PurgeRejections purgeRejections) {
        this.edge = settings.id();
        this.table = table;
        this.progress = progress;
        this.standing = standing;
        this.rejections = rejections;
        this.purges = purges;
        this.purgeRejections = purgeRejections;
    }

    EdgeStatus current() {
        var reached = standing.latest();
        var snapshot = progress.snapshot();
        return new EdgeStatus(
                edge,
                startedAt,
                Instant.now(),
                progress.isComplete(),
                table.size(),
                reached.offsets(),
                rejections.total(),
                rejections.latest(),
                purges.dealtWith(),
                purges.startOffsets(),
                purgeRejections.latest(),
                snapshot == null ? null : snapshot.takenAt(),
                reached.holdings());
    }
}
