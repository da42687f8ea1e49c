package dev.backsource.config.web.openapi;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Makes browsers show the interface's description, which they would download because of its media type. */
@Singleton
final class InterfaceRoute {
    private static final String PATH = "/q/openapi";
    private static final int PRIORITY = 100;

    void register(@Observes Filters filters) {
        filters.register(InterfaceRoute::show, PRIORITY);
    }

    private static void show(RoutingContext context) {
        var accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (PATH.equals(context.request().path()) && accept != null && accept.contains("text/html")) {
            context.addHeadersEndHandler(end -> context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
                    .putHeader("Content-Disposition", "inline")
                    .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT));
        }
        context.next();
    }
}
