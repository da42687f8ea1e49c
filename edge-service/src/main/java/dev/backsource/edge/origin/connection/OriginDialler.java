package dev.backsource.edge.origin.connection;

import dev.backsource.edge.http.account.ProxyMetrics;
import dev.backsource.edge.origin.response.ResponseLimits;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.NetClientImpl;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.List;
import java.util.function.Consumer;

/**
 * Connects to one address in one way.
 *
 * @param client for the terms of the connection
 * @param at what is connected to: an address that was checked
 * @param peer whom the certificate is checked for and SNI indicates; the same as {@code at} without TLS
 * @param context the event loop
 * @param limits of responses
 */
record OriginDialler(
        NetClientImpl client,
        SocketAddress at,
        SocketAddress peer,
        boolean secure,
        ContextInternal context,
        ResponseLimits limits,
        ProxyMetrics metrics) {

    /** Calls one of the two, later. */
    void dial(OriginPool pool, Consumer<OriginConnection> connected, Consumer<Throwable> failed) {
        var promise = context.<NetSocket>promise();
        promise.future().onComplete(done -> {
            if (done.succeeded()) {
                connected.accept(connection(pool, done.result()));
            } else {
                failed.accept(done.cause());
            }
        });
        // What a client of Vert.x's own uses; the public method has no peer apart from the address.
        client.connectInternal(null, at, peer, null, secure, false, List.of(), false, promise, context, 0);
    }

    private OriginConnection connection(OriginPool pool, NetSocket socket) {
        metrics.originConnected();
        return new OriginConnection((NetSocketInternal) socket, pool, limits, metrics);
    }

    void disconnected() {
        metrics.originDisconnected();
    }
}
