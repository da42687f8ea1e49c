package dev.backsource.config.api;

import dev.backsource.config.web.routing.RouteTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the web the routes of this interface. */
class RouteBeans {
    @Produces
    @Singleton
    RouteTable routes() {
        return Routes.table();
    }
}
