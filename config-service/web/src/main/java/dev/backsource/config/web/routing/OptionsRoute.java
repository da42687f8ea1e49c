package dev.backsource.config.web.routing;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers {@code OPTIONS}, for which the framework would name the methods of all paths of a resource. */
@Singleton
final class OptionsRoute {
    private static final String EVERY_PATH = "/api/*";

    private final RouteTable routes;

    OptionsRoute(RouteTable routes) {
        this.routes = routes;
    }

    void register(@Observes Router router) {
        router.options(EVERY_PATH).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        var allow = routes.allow(context.request().path());
        if (allow == null) {
            context.next();
        } else {
            context.response().putHeader(HttpHeaders.ALLOW, allow).end();
        }
    }
}
