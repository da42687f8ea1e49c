package dev.backsource.edge.upstream.connection;

import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.upstream.response.ResponseLimits;
import dev.backsource.edge.transport.origin.SocketClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.function.Consumer;

/**
 * Connects to one address in one way.
 *
 * @param client for the terms of the connection
 * @param at what is connected to: an address that was checked
 * @param peer whom the certificate is checked for and SNI indicates; the same as {@code at} without TLS
 * @param limits of responses
 */
record OriginDialler(
        SocketClient client,
        SocketAddress at,
        SocketAddress peer,
        boolean secure,
        ResponseLimits limits,
        ProxyMetrics metrics) {

    /** Calls one of the two, later. */
    void dial(OriginPool pool, Consumer<OriginConnection> connected, Consumer<Throwable> failed) {
        client.connect(at, peer, secure, socket -> connected.accept(connection(pool, socket)), failed);
    }

    private OriginConnection connection(OriginPool pool, NetSocket socket) {
        metrics.originConnected();
        return new OriginConnection(socket, pool, limits, metrics);
    }

    void disconnected() {
        metrics.originDisconnected();
    }
}
