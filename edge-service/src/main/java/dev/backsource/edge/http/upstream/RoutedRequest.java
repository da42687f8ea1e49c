package dev.backsource.edge.http.upstream;

import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.http.tracing.RequestTrace;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RequestClass;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A client's request for a host that the edge serves.
 *
 * @param client the request and the way to answer it
 * @param scheme the client's scheme: that of the listener, or the one that a trusted proxy in front of it reports
 * @param host the requested host, in lower case, without port and trailing dot
 * @param target path and query in normal form ({@link dev.backsource.policy.url.RequestTarget}), or {@code *}; used in the cache
 * key and sent to origins
 * @param route the domain's route at the moment the request came
 * @param kind the kind of content, which decides the policy
 * @param arrivedNanos the time of arrival, by {@link System#nanoTime}, as the event loop's clock read it
 * @param counts of the domain on this event loop
 * @param trace null when the request is not traced
 */
public record RoutedRequest(
        HttpServerRequest client,
        Scheme scheme,
        String host,
        String target,
        Route route,
        ContentKind kind,
        long arrivedNanos,
        DomainCounts counts,
        @Nullable RequestTrace trace) {

    /** What the policy decides by, apart from the origin. */
    public RequestClass requestClass() {
        return RequestClass.of(scheme, kind);
    }

    /** The scheme that the policy decides for the origin that stands for the domain. */
    public Scheme originScheme() {
        return route.originScheme(kind, scheme);
    }
}
