package dev.backsource.edge.proxy;

import dev.backsource.edge.http.BatchedWrites;
import dev.backsource.edge.http.Deadlines;
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
    private static final String HANDLER = "handler";

    private final Channel channel;

    private ClientPipeline(Channel channel) {
        this.channel = channel;
    }

    static ClientPipeline of(HttpConnection connection) {
        return new ClientPipeline(((ConnectionBase) connection).channel());
    }

    /** What took the connection. */
    Channel parent() {
        return channel.parent();
    }

    /** Tells the client, as its version of HTTP has it, to ask for no more after what it has asked for. */
    void announceEnd(HttpConnection connection) {
        if (!isHttp1()) {
            connection.goAway(0, Integer.MAX_VALUE);
        } else if (channel.pipeline().get(LastAnswer.class) == null) {
            channel.pipeline().addBefore(HANDLER, null, new LastAnswer());
        }
    }

    void writeInBatches() {
        if (isHttp1()) {
            channel.pipeline().addBefore(HANDLER, null, new UnheardWrites());
        }
        BatchedWrites.add(channel);
    }

    /** To be called before anything is read; does nothing for HTTP/2, which is strict. */
    void readStrictly(HttpServerOptions options, Deadlines untilMore) {
        if (isHttp1()) {
            channel.pipeline()
                    .replace(DECODER, DECODER, new StrictRequestDecoder(options, new BodyProgress(channel, untilMore)));
        }
    }

    private boolean isHttp1() {
        return channel.pipeline().get(DECODER) != null;
    }
}
