package dev.backsource.edge.routing.changes;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EdgeHoldings;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The served routes' digests and the edge's position in the topic, both of the same moment, for comparison with the
 * topic. All changes of either go through {@link #advance}, one at a time.
 */
public final class ServedState {
    private static final Logger LOG = Logger.getLogger(ServedState.class);

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
            noteHeld();
            latest = new Reached(progress.appliedOffsets(), progress.isRead() ? holdings() : null);
        }
    }

    private void noteHeld() {
        var held = table.takeLatestHeld();
        held.forEach(record -> deviations.add(record, table.versionOf(new DomainName(record.domain()))));
        if (!held.isEmpty()) {
            var last = held.get(held.size() - 1);
            LOG.warnf(
                    "policy changes held: domains=%d latest=%s reason=%s", table.held(), last.domain(), last.reason());
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
     * The edge's position in the topic, and its holdings at that position.
     *
     * @param offsets as {@link RoutingProgress#appliedOffsets()}
     * @param holdings the digests of the served routes; null while a snapshot or nothing is served
     */
    public record Reached(
            Map<Integer, Long> offsets, @Nullable EdgeHoldings holdings) {
        public Reached {
            offsets = Map.copyOf(offsets);
        }
    }
}
