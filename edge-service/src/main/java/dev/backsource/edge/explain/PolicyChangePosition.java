package dev.backsource.edge.explain;

import dev.backsource.edge.routing.changes.RoutingProgress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The edge's position in the topic of policy changes.
 *
 * @param snapshotTakenAt the time of the served snapshot; null when the served routes were read from the topic
 * @param positions by partition, the offset of the last change that was applied, ignored or rejected
 */
record PolicyChangePosition(boolean complete, @Nullable Instant snapshotTakenAt, Map<Integer, Long> positions) {
    static PolicyChangePosition of(RoutingProgress progress) {
        var snapshot = progress.snapshot();
        return new PolicyChangePosition(
                progress.isComplete(), snapshot == null ? null : snapshot.takenAt(), progress.appliedOffsets());
    }
}
