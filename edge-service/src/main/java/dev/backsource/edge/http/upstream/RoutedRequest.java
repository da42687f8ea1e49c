package dev.backsource.edge.http.upstream;

import dev.backsource.edge.routing.Route;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpServerRequest;

/**
 * A client's request whose host is served here.
 *
 * @param client the request and the way to answer it
 * @param scheme what the client speaks: the scheme of the listener, or what a trusted proxy in front of it says
 * @param host whom the client asked, in lower case, without port and trailing dot
 * @param target path and query in normal form ({@link dev.backsource.policy.url.RequestTarget}), or {@code *}; it is keyed and sent
 * @param route the domain's route at the moment the request came
 * @param kind which of the domain's policies rules it
 */
public record RoutedRequest(
        HttpServerRequest client, Scheme scheme, String host, String target, Route route, ContentKind kind) {

    /** The scheme that the policy decides for the origin that stands for the domain. */
    public Scheme originScheme() {
        return route.originScheme(kind, scheme);
    }
}
