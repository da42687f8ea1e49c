package dev.backsource.edge.routing.changes;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.event.EdgeHoldings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the edge serves, and how far the topic has been read, both of the same moment, so that they can be compared with
 * the topic. All changes of either go through {@link #advance}, one at a time.
 */
public final class ServedState {
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final Deviations deviations;
    private volatile Reached latest = new Reached(Map.of(), null);

    public ServedState(RoutingTable table, RoutingProgress progress, Deviations deviations) {
        this.table = table;
        this.progress = progress;
        this.deviations = deviations;
    }

    /** Runs {@code step}, which applies records or begins to serve the routes read. */
    synchronized void advance(Runnable step) {
        try {
            step.run();
        } finally {
            latest = new Reached(progress.appliedOffsets(), progress.isRead() ? holdings() : null);
        }
    }

    /** The state after the last step. */
    public Reached latest() {
        var reached = latest;
        return reached.holdings == null ? new Reached(progress.appliedOffsets(), null) : reached;
    }

    private EdgeHoldings holdings() {
        var sums = table.digests();
        var digests = new HashMap<Integer, String>();
        progress.appliedOffsets()
                .keySet()
                .forEach(partition -> digests.put(partition, EdgeHoldings.toText(sums[partition])));
        return new EdgeHoldings(digests, deviations.ignored(), deviations.all());
    }

    /**
     * How far the topic has been read, and what is served then.
     *
     * @param offsets by partition, the last record that was applied, ignored or rejected in the served routes
     * @param holdings what is served; null while it comes from a snapshot, or while nothing is served
     */
    public record Reached(
            Map<Integer, Long> offsets, @Nullable EdgeHoldings holdings) {
        public Reached {
            offsets = Map.copyOf(offsets);
        }
    }
}
