package dev.backsource.edge.explain;

import dev.backsource.edge.routing.changes.RoutingProgress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the edge is with its table.
 *
 * @param snapshotTakenAt null when it serves what it has read
 * @param positions by partition, the offset of the last change that it has dealt with
 */
record Standing(boolean complete, @Nullable Instant snapshotTakenAt, Map<Integer, Long> positions) {
    static Standing of(RoutingProgress progress) {
        var snapshot = progress.snapshot();
        return new Standing(
                progress.isComplete(), snapshot == null ? null : snapshot.takenAt(), progress.appliedOffsets());
    }
}
