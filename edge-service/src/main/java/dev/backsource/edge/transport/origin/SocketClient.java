package dev.backsource.edge.transport.origin;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.CloseFuture;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.NetClientBuilder;
import io.vertx.core.net.impl.NetClientImpl;
import java.util.List;
import java.util.function.Consumer;

/**
 * The opener of connections with fixed options from one event loop. The name for TLS may differ from the address, which
 * Vert.x's public client doesn't support.
 */
public final class SocketClient {
    private final NetClientImpl client;
    private final ContextInternal context;
    private final OriginNetwork network;

    private SocketClient(NetClientImpl client, ContextInternal context, OriginNetwork network) {
        this.client = client;
        this.context = context;
        this.network = network;
    }

    /** A client whose sockets belong to the event loop of {@code context}. */
    public static SocketClient of(Vertx vertx, Context context, NetClientOptions options, OriginNetwork network) {
        var client = (NetClientImpl) new NetClientBuilder((VertxInternal) vertx, options)
                .closeFuture(new CloseFuture())
                .build();
        return new SocketClient(client, (ContextInternal) context, network);
    }

    /**
     * Connects, and calls one of the two handlers later.
     *
     * @param at the address to connect to
     * @param peer the name in SNI, for which the certificate is checked; the same as {@code at} without TLS
     */
    public void connect(
            SocketAddress at,
            SocketAddress peer,
            boolean secure,
            Consumer<NetSocket> connected,
            Consumer<Throwable> failed) {
        var promise = context.<NetSocket>promise();
        promise.future().onComplete(done -> {
            if (done.succeeded()) {
                connected.accept(done.result());
            } else {
                failed.accept(done.cause());
            }
        });
        client.connectInternal(
                null,
                network.destination(at, secure),
                peer,
                null,
                secure,
                false,
                List.of(),
                false,
                promise,
                context,
                0);
    }

    public void close() {
        client.close();
    }
}
