package dev.backsource.config.api;

import dev.backsource.config.api.parts.PartEndpoint;
import dev.backsource.config.web.routing.Operations;
import dev.backsource.config.web.routing.RouteLabels;
import dev.backsource.config.web.routing.RouteTable;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.util.Set;

/** Gives the web the routes of this interface. */
class RouteBeans {
    @Produces
    @Singleton
    RouteTable routes() {
        return Routes.table();
    }

    @Produces
    @Singleton
    MeterFilter labels(RouteTable routes) {
        return new RouteLabels(routes, Set.of(Routes.DOMAIN + "/" + PartEndpoint.PATH));
    }

    @Produces
    @Singleton
    Operations operations(RouteTable routes, BeanManager beans) {
        return new Operations(routes, OperationNames.of(beans));
    }
}
