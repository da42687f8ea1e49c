package dev.backsource.edge.routing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one routing table of the process; the class itself knows no framework. */
class RoutingBeans {
    @Produces
    @Singleton
    RoutingTable routingTable() {
        return new RoutingTable();
    }
}
