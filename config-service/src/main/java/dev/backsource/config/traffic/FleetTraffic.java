package dev.backsource.config.traffic;

import dev.backsource.config.edges.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What all edges did, step by step. Bounded in edges: beyond {@link #MAX_EDGES}, those that have been silent for as long as steps are
 * kept make room, and where there are none, what a further edge does isn't known.
 */
final class FleetTraffic {
    static final int MAX_EDGES = 500;

    private static final Duration KEPT = Steps.LENGTH.multipliedBy(Steps.KEPT);

    private final Map<String, EdgeTraffic> edges = new HashMap<>();
    private boolean leftOut;

    void take(Report report, Instant now) {
        var status = report.status();
        if (!edges.containsKey(status.edge()) && edges.size() >= MAX_EDGES) {
            edges.values().removeIf(edge -> edge.isSilentSince(now.minus(KEPT)));
            leftOut = edges.size() >= MAX_EDGES;
            if (leftOut) {
                return;
            }
        }
        edges.computeIfAbsent(status.edge(), id -> new EdgeTraffic())
                .take(report.heardAt(), status.startedAt(), status.counters());
    }

    /** Whether there are more edges than are remembered. */
    boolean leavesEdgesOut() {
        return leftOut;
    }

    /** Adds what edges did in the steps from {@code first} on, {@code count} of them, to the columns of an answer. */
    TrafficColumns columns(long first, int count) {
        var columns = new TrafficColumns(count);
        for (var edge : edges.values()) {
            for (var i = 0; i < count; i++) {
                var rates = edge.rates(first + i);
                if (rates != null) {
                    columns.add(i, rates);
                }
            }
        }
        return columns;
    }
}
