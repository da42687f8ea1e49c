package dev.backsource.config.api;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What a request's body may be, checked before a resource sees it. */
final class RequestBody {
    static final String TOO_LARGE = "the body is larger than 1 MiB, the most that is read";

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

    /** A body of no stated type is refused as well: browsers send such a one across sites without asking first. */
    @ServerRequestFilter
    void requireType(ContainerRequestContext request) {
        if (WITH_BODY.contains(request.getMethod()) && request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
            throw new NotSupportedException();
        }
    }
}
