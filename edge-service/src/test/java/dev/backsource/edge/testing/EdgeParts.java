package dev.backsource.edge.testing;

import dev.backsource.edge.assembly.Edge;
import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.edge.purge.PurgeProgress;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.Rejections;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.status.LastReport;
import jakarta.enterprise.inject.Produces;

/** Parts of the application's edge, for tests to inspect. */
final class EdgeParts {
    private EdgeParts() {}

    @Produces
    static RoutingTable table(Edge edge) {
        return edge.table();
    }

    @Produces
    static RoutingProgress progress(Edge edge) {
        return edge.progress();
    }

    @Produces
    static Rejections rejections(Edge edge) {
        return edge.rejections();
    }

    @Produces
    static EdgeCache cache(Edge edge) {
        return edge.cache();
    }

    @Produces
    static PurgeProgress purges(Edge edge) {
        return edge.purges();
    }

    @Produces
    static LastReport lastReport(Edge edge) {
        return edge.lastReport();
    }
}
