package dev.backsource.edge.routing.changes;

import dev.backsource.edge.routing.RoutingTable;
import java.time.Clock;

/**
 * The routing table of an edge, its position in the topic, and the records that it doesn't contain.
 *
 * @param progress the position of {@code table}
 * @param served the position and the digests of the served routes, both of the same moment
 */
public record RoutingState(
        RoutingTable table,
        RoutingProgress progress,
        ServedState served,
        Rejections rejections,
        Deviations deviations) {

    /**
     * The state of {@code table} before anything has been read into it.
     *
     * @param clock says when a record was rejected, and since when a domain deviates
     */
    public static RoutingState of(RoutingTable table, Clock clock) {
        var progress = new RoutingProgress(table);
        var deviations = new Deviations(clock);
        return new RoutingState(
                table, progress, new ServedState(table, progress, deviations), new Rejections(clock), deviations);
    }
}
