package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.transport.origin.SocketClient;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.response.ResponseLimits;
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

    /** Calls one of the two, later; {@code keeper} has the connection between requests. */
    void dial(OriginConnection.Keeper keeper, Consumer<OriginConnection> connected, Consumer<Throwable> failed) {
        client.connect(at, peer, secure, socket -> connected.accept(connection(keeper, socket)), failed);
    }

    private OriginConnection connection(OriginConnection.Keeper keeper, NetSocket socket) {
        metrics.originConnected();
        return new OriginConnection(socket, keeper, limits, metrics);
    }

    void disconnected() {
        metrics.originDisconnected();
    }
}
