package dev.backsource.edge.origin;

import dev.backsource.edge.http.RoutedRequest;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.policy.protocol.StandardPorts;
import dev.backsource.policy.protocol.Target;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;

/**
 * Gives one event loop's requests a connection of the decided scheme and port, and never another, to an address of the
 * origin that was checked. An origin with several addresses is tried at each until one connects.
 */
final class OriginConnector {
    private final OriginAddresses addresses;
    private final OriginClients clients;
    private final StandardPorts standardPorts;
    /** Filled anew for every request; Vert.x has read it when the call returns. */
    private final RequestOptions options = new RequestOptions();

    OriginConnector(OriginAddresses addresses, OriginClients clients, StandardPorts standardPorts) {
        this.addresses = addresses;
        this.clients = clients;
        this.standardPorts = standardPorts;
    }

    /** A request that is ready to be sent; or why no connection could be made. */
    Future<HttpClientRequest> connect(RoutedRequest routed, RouteOrigin origin, Target target, ConnectionUse use) {
        var known = addresses.known(origin.address());
        return known != null
                ? connect(routed, known, target, use)
                : addresses.find(origin.address()).compose(found -> connect(routed, found, target, use));
    }

    /** To be called now and then: lets go what is not used any more. */
    void sweep() {
        addresses.sweep();
        clients.sweep();
    }

    private Future<HttpClientRequest> connect(
            RoutedRequest routed, Candidates candidates, Target target, ConnectionUse use) {
        return candidates.count() == 1
                ? request(routed, candidates, 0, target, use)
                : new AddressAttempts(candidates, index -> request(routed, candidates, index, target, use)).next();
    }

    private Future<HttpClientRequest> request(
            RoutedRequest routed, Candidates candidates, int index, Target target, ConnectionUse use) {
        var at = candidates.at(index, standardPorts.actual(target.port()));
        var secure = target.scheme().isSecure();
        var terms = routed.route().terms();
        options.setMethod(routed.client().method());
        options.setURI(routed.target());
        options.setServer(at);
        options.setHost(secure ? serverName(routed) : at.host());
        options.setPort(at.port());
        options.setSsl(secure);
        return clients.request(secure ? terms.secure() : terms.plain(), use, options);
    }

    /** Vert.x checks the certificate for it and indicates it by SNI, unless it is an IP address (RFC 6066 §3). */
    private static String serverName(RoutedRequest routed) {
        var set = routed.route().terms().serverName();
        return set == null ? routed.host() : set;
    }
}
