package dev.backsource.config.web.routing;

import dev.backsource.config.web.caller.OpenPaths;
import dev.backsource.config.web.routing.RouteAccess.Where;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** The routes that anybody may take. */
@Singleton
final class OpenRoutes implements OpenPaths {
    private final RouteTable routes;

    OpenRoutes(RouteTable routes) {
        this.routes = routes;
    }

    @Override
    public boolean contain(HttpServerRequest request) {
        var method = request.method().name();
        return routes.routes().stream()
                .anyMatch(route -> route.access().where() == Where.ANYBODY
                        && route.method().equals(method)
                        && route.path().equals(request.path()));
    }
}
