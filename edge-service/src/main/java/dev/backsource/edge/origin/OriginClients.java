package dev.backsource.edge.origin;

import dev.backsource.edge.http.RoutedRequest;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.protocol.StandardPorts;
import dev.backsource.policy.protocol.Target;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * The connections of one event loop to origins. Over HTTP those to one address and port are shared by all domains; over
 * HTTPS only requests of the same host share one, since the connection was made in that host's name (SNI) and, under
 * full verification, checked for it. Vert.x keeps pools by address, TLS and peer host, which is just that; what it
 * doesn't tell apart is how certificates are verified, hence two clients.
 */
public final class OriginClients {
    private final HttpClient verifying;
    private final HttpClient trusting;
    private final StandardPorts standardPorts;
    /** Filled anew for every request; Vert.x has read it when the call returns. */
    private final RequestOptions options = new RequestOptions();

    public OriginClients(HttpClient verifying, HttpClient trusting, StandardPorts standardPorts) {
        this.verifying = verifying;
        this.trusting = trusting;
        this.standardPorts = standardPorts;
    }

    /** A request to be sent over a connection of the decided scheme and port, and never over another. */
    Future<HttpClientRequest> request(RoutedRequest routed, RouteOrigin origin, Target target) {
        var port = standardPorts.actual(target.port());
        var secure = target.scheme().isSecure();
        options.setMethod(routed.client().method());
        options.setURI(routed.target());
        options.setServer(SocketAddress.inetSocketAddress(port, origin.address()));
        options.setHost(secure ? routed.host() : origin.address());
        options.setPort(port);
        options.setSsl(secure);
        var client = secure && routed.route().verification() == Verification.NONE ? trusting : verifying;
        return client.request(options);
    }
}
