package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.transport.origin.SocketClient;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.response.ResponseLimits;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.function.Consumer;

/**
 * The dialler of one address on the same terms.
 *
 * @param client for the terms of the connection
 * @param at the checked address to connect to
 * @param peer the name for the check of the certificate and for SNI; the same as {@code at} without TLS
 * @param limits of responses
 */
record OriginDialler(
        SocketClient client,
        SocketAddress at,
        SocketAddress peer,
        boolean secure,
        ResponseLimits limits,
        ProxyMetrics metrics) {

    /** Connects, and calls {@code connected} or {@code failed} later; {@code keeper} has the connection between requests. */
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
