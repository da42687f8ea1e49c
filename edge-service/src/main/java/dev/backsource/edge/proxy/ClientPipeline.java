package dev.backsource.edge.proxy;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The Netty side of a client's connection, for what Vert.x has no say for. The names of the handlers are those of
 * Vert.x 4.5. To be used on the connection's event loop.
 */
final class ClientPipeline {
    private static final String DECODER = "httpDecoder";

    private final Channel channel;

    private ClientPipeline(Channel channel) {
        this.channel = channel;
    }

    static ClientPipeline of(HttpConnection connection) {
        return new ClientPipeline(((ConnectionBase) connection).channel());
    }

    /** To be called before anything is read; does nothing for HTTP/2, which is strict. */
    void readStrictly(HttpServerOptions options) {
        if (channel.pipeline().get(DECODER) != null) {
            channel.pipeline().replace(DECODER, DECODER, new StrictRequestDecoder(options));
        }
    }
}
