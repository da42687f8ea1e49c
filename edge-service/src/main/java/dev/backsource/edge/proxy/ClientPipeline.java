package dev.backsource.edge.proxy;

import dev.backsource.edge.http.BatchedWrites;
import dev.backsource.edge.http.Deadlines;
import dev.backsource.edge.proxy.http2.StrictStreams;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.atomic.LongAdder;

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

    /** Whether it is one too many. */
    boolean isRefused() {
        return AdmissionGate.isRefused(channel);
    }

    /** Tells the client that there are too many connections, as its version of HTTP has it, and ends its one. */
    void refuse(HttpConnection connection) {
        if (isHttp1()) {
            channel.writeAndFlush(LastWords.TOO_MANY_CONNECTIONS.message()).addListener(ChannelFutureListener.CLOSE);
        } else {
            connection.goAway(Http2Error.ENHANCE_YOUR_CALM.code());
            connection.close();
        }
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
        BatchedWrites.add(channel);
    }

    /** To be called before anything is read; does nothing for HTTP/2. */
    void readStrictly(HttpServerOptions options, Deadlines untilMore) {
        if (isHttp1()) {
            var answers = new AnswersInTurn();
            channel.pipeline().addBefore(HANDLER, null, answers);
            channel.pipeline()
                    .replace(
                            DECODER,
                            DECODER,
                            new StrictRequestDecoder(options, answers, new BodyProgress(channel, untilMore)));
        }
    }

    /** Likewise, for HTTP/2; {@code malformed} counts the requests that are refused. */
    void checkStreams(LongAdder malformed) {
        if (!isHttp1()) {
            StrictStreams.watch(channel, malformed);
        }
    }

    private boolean isHttp1() {
        return channel.pipeline().get(DECODER) != null;
    }
}
