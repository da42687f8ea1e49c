package dev.backsource.config.traffic;

import dev.backsource.config.edges.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all edges did, step by step: sums, and of each edge only the step that it reports of. Bounded in edges: beyond {@link
 * #MAX_EDGES}, those that have been silent for as long as steps are kept make room, and where there are none, what a further edge does
 * isn't known.
 */
final class FleetTraffic {
    static final int MAX_EDGES = 500;

    private static final Duration KEPT = Steps.LENGTH.multipliedBy(Steps.KEPT);

    private final Map<String, EdgeTraffic> edges = new HashMap<>();
    /** The sums over the steps that edges have ended, each where its number modulo {@link Steps#KEPT} says. */
    private final @Nullable Sum[] sums = new @Nullable Sum[Steps.KEPT];

    private boolean leftOut;

    void take(Report report, Instant now) {
        var id = report.status().edge();
        if (!edges.containsKey(id) && edges.size() >= MAX_EDGES) {
            // What such an edge did last is as long ago as steps are kept.
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

    /** Whether there are more edges than are remembered. */
    boolean leavesEdgesOut() {
        return leftOut;
    }

    /** What edges did in the steps from {@code first} on, {@code count} of them. A copy, whose answers need no lock. */
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
