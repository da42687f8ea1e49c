package dev.backsource.edge.routing.changes;

import dev.backsource.edge.routing.RoutingTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Provides the routing table of the process; the table itself knows no framework. */
class RoutingBeans {
    @Produces
    @Singleton
    RoutingTable routingTable() {
        return new RoutingTable();
    }
}
