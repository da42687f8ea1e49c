package dev.backsource.edge.proxy;

import dev.backsource.edge.http.BatchedWrites;
import dev.backsource.edge.http.ConnectionEnd;
import dev.backsource.edge.http.Deadlines;
import dev.backsource.edge.proxy.http2.StrictStreams;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The Netty side of a client's connection, for what Vert.x has no say for. The names of the handlers are those of
 * Vert.x 4.5. To be used on the connection's event loop.
 */
final class ClientPipeline {
    private static final String DECODER = "httpDecoder";
    private static final String HANDLER = "handler";

    private final Channel channel;

    ClientPipeline(Channel channel) {
        this.channel = channel;
    }

    static ClientPipeline of(HttpConnection connection) {
        return new ClientPipeline(((ConnectionBase) connection).channel());
    }

    /** What took the connection. */
    Channel parent() {
        return channel.parent();
    }

    /** Whom it is from; null when that is not known. */
    @Nullable
    InetSocketAddress client() {
        return channel.remoteAddress() instanceof InetSocketAddress address ? address : null;
    }

    /** Whether it is one too many. */
    boolean isRefused() {
        return AdmissionGate.isRefused(channel);
    }

    /** Tells the client that there are too many connections, as its version of HTTP has it, and ends its one. */
    void refuse(HttpConnection connection) {
        if (isHttp1()) {
            LastWords.TOO_MANY_CONNECTIONS.say(channel);
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

    /**
     * Reads of this client once before it is the next one's turn. By itself Netty reads 16 times, a MiB: of requests with large
     * heads that is enough to hold all others up.
     */
    void readInTurn() {
        RecvByteBufAllocator reads = channel.config().getRecvByteBufAllocator();
        if (reads instanceof MaxMessagesRecvByteBufAllocator limited) {
            limited.maxMessagesPerRead(1);
        }
    }

    /** Runs {@code action} once the connection has ended and its handlers have been told, whatever they made of that. */
    void whenEnded(Runnable action) {
        var loop = channel.eventLoop();
        // The handlers are told by a task that follows the first of the two.
        channel.closeFuture().addListener(closed -> loop.execute(() -> loop.execute(action)));
    }

    /**
     * To be called before anything is read.
     *
     * @param malformed counts what is refused since it breaks the rules of HTTP
     * @param untilMore allow the time in which more of a body must come
     */
    void readStrictly(HttpServerOptions options, LongAdder malformed, Deadlines untilMore) {
        if (!isHttp1()) {
            StrictStreams.watch(channel, malformed, untilMore);
            return;
        }
        var answers = new AnswersInTurn();
        var body = new ConnectionBody(channel, answers, untilMore);
        channel.pipeline()
                .addBefore(HANDLER, null, answers)
                .replace(DECODER, DECODER, new StrictRequestDecoder(options, answers, body, malformed));
        if (!options.isSsl()) {
            // Of TLS not every engine has a way to write when the other side has ended its own.
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        }
    }

    /** The client has had its time for a request; who has begun one is told so. */
    void endLate(HttpConnection connection) {
        if (channel.pipeline().get(DECODER) instanceof StrictRequestDecoder reader && reader.hasBegunHead()) {
            LastWords.SLOW_HEAD.say(channel);
        } else {
            ConnectionEnd.of(connection);
        }
    }

    private boolean isHttp1() {
        return channel.pipeline().get(DECODER) != null;
    }
}
