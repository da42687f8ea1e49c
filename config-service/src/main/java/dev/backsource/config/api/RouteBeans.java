package dev.backsource.config.api;

import dev.backsource.config.web.routing.Operations;
import dev.backsource.config.web.routing.RouteTable;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;

/** Gives the web the routes of this interface. */
class RouteBeans {
    @Produces
    @Singleton
    RouteTable routes() {
        return Routes.table();
    }

    @Produces
    @Singleton
    Operations operations(RouteTable routes, BeanManager beans) {
        return new Operations(routes, OperationNames.of(beans));
    }
}
