package dev.backsource.config.traffic;

import dev.backsource.config.edges.EdgeReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of all edges, step by step: sums, and for each edge only its current step. Bounded in edges: beyond {@link #MAX_EDGES}, edges that have
 * been silent for as long as steps are kept make room; if there are none, the traffic of a further edge is left out.
 */
final class FleetTraffic {
    static final int MAX_EDGES = 500;

    private static final Duration KEPT = Steps.LENGTH.multipliedBy(Steps.KEPT);

    private final Map<String, EdgeTraffic> edges = new HashMap<>();
    /** The sums over the ended steps of edges, each at its number modulo {@link Steps#KEPT}. */
    private final @Nullable Sum[] sums = new @Nullable Sum[Steps.KEPT];

    private boolean leftOut;

    void take(EdgeReport report, Instant now) {
        var id = report.status().edge();
        if (!edges.containsKey(id) && edges.size() >= MAX_EDGES) {
            // The last step of such an edge is older than the steps that are kept.
            edges.values().removeIf(edge -> edge.isSilentSince(now.minus(KEPT)));
            leftOut = edges.size() >= MAX_EDGES;
            if (leftOut) {
                return;
            }
        }
        var ended = edges.computeIfAbsent(id, key -> new EdgeTraffic()).take(report);
        if (ended != null) {
            add(ended);
        }
    }

    /** Whether some edges are left out. */
    boolean leavesEdgesOut() {
        return leftOut;
    }

    /** The traffic in {@code count} steps from {@code first} on. A copy, which needs no lock. */
    TrafficColumns columns(long first, int count) {
        var columns = new TrafficColumns(count);
        for (var row = 0; row < count; row++) {
            var sum = sums[slot(first + row)];
            if (sum != null && sum.step == first + row) {
                columns.add(row, sum.rates);
            }
        }
        for (var edge : edges.values()) {
            var open = edge.open();
            var rates = open == null || open.number < first || open.number >= first + count ? null : open.rates();
            if (open != null && rates != null) {
                columns.add(Math.toIntExact(open.number - first), rates);
            }
        }
        return columns;
    }

    private void add(EdgeStep ended) {
        var rates = ended.rates();
        var held = sums[slot(ended.number)];
        if (rates == null || (held != null && held.step > ended.number)) {
            return;
        }
        var sum = held == null || held.step < ended.number ? new Sum(ended.number, new Rates()) : held;
        sum.rates.add(rates);
        sums[slot(ended.number)] = sum;
    }

    private static int slot(long step) {
        return Math.floorMod(step, Steps.KEPT);
    }

    private record Sum(long step, Rates rates) {}
}
