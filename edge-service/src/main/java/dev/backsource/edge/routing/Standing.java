package dev.backsource.edge.routing;

import dev.backsource.policy.event.EdgeHoldings;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the edge serves and up to where that has been read, both of one moment, so that they can be compared with the topic.
 * What changes either is done in steps, one at a time.
 */
@Singleton
public final class Standing {
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final Deviations deviations;
    private volatile Reached latest = new Reached(Map.of(), null);

    Standing(RoutingTable table, RoutingProgress progress, Deviations deviations) {
        this.table = table;
        this.progress = progress;
        this.deviations = deviations;
    }

    /** Takes a step: takes records in, or begins to serve what was read. */
    synchronized void advance(Runnable step) {
        try {
            step.run();
        } finally {
            latest = new Reached(progress.appliedOffsets(), progress.isRead() ? holdings() : null);
        }
    }

    /** As it was after the last step. */
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
     * Up to where the topic has been read, and what is served then.
     *
     * @param offsets by partition, the last record that was applied, ignored or rejected in what is served
     * @param holdings what is served; null while that comes from a snapshot, or there is nothing
     */
    public record Reached(
            Map<Integer, Long> offsets, @Nullable EdgeHoldings holdings) {
        public Reached {
            offsets = Map.copyOf(offsets);
        }
    }
}
