package dev.backsource.config.web.routing;

import dev.backsource.config.web.caller.OpenPaths;
import dev.backsource.config.web.routing.RouteAccess.Where;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** The routes without authentication. */
@Singleton
final class OpenRoutes implements OpenPaths {
    private final Set<String> paths;
    private final RouteTable routes;

    OpenRoutes(RouteTable routes) {
        this.routes = routes;
        paths = routes.routes().stream()
                .filter(OpenRoutes::isOpen)
                .map(Route::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean contain(HttpServerRequest request) {
        return paths.contains(request.path())
                && routes.routes().stream()
                        .anyMatch(route -> isOpen(route)
                                && route.method().equals(request.method().name())
                                && route.path().equals(request.path()));
    }

    private static boolean isOpen(Route route) {
        return route.access().where() == Where.ANYBODY;
    }
}
