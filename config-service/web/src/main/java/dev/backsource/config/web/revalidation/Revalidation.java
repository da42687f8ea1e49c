package dev.backsource.config.web.revalidation;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tags the bodies of readings, and sends 304 in place of a body that the client has (RFC 9110 §15.4.5). By then the reading has been carried
 * out like any other, with all checks of its caller.
 */
@Singleton
final class Revalidation {
    /** Later than the filter that renders bodies. */
    private static final int AFTER_RENDERING = Priorities.USER - 1;

    /** In characters. A smaller body takes one packet in either form. */
    private static final int SMALL = 256;

    private static final Set<String> READINGS = Set.of("GET", "HEAD");

    private final CurrentVertxRequest current;

    Revalidation(CurrentVertxRequest current) {
        this.current = current;
    }

    @ServerResponseFilter(priority = AFTER_RENDERING)
    void revalidate(ContainerRequestContext request, ContainerResponseContext response) {
        if (READINGS.contains(request.getMethod())
                && response.getStatus() == Status.OK.getStatusCode()
                && response.getEntity() instanceof String body) {
            if (body.length() < SMALL) {
                current.getCurrent().response().putHeader(HttpHeaders.CONTENT_ENCODING, "identity");
            }
            if (!response.getHeaders().containsKey(HttpHeaders.ETAG)) {
                tag(body, request, response);
            }
        }
    }

    private static void tag(String body, ContainerRequestContext request, ContainerResponseContext response) {
        var tag = BodyTag.of(body);
        var headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, tag.value());
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        headers.putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (tag.isIn(request.getHeaders().getOrDefault(HttpHeaders.IF_NONE_MATCH, List.of()))) {
            response.setStatus(Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        }
    }
}
