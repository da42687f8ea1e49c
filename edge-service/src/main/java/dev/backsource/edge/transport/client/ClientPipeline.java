package dev.backsource.edge.transport.client;

import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.transport.BatchedWrites;
import dev.backsource.edge.transport.http1.Http1Pipeline;
import dev.backsource.edge.transport.http2.StrictStreams;
import io.netty.channel.Channel;
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
 * The Netty side of a client's connection, where Vert.x has no interface for what is needed. To be used on the connection's
 * event loop.
 */
public final class ClientPipeline {
    private final Channel channel;

    ClientPipeline(Channel channel) {
        this.channel = channel;
    }

    public static ClientPipeline of(HttpConnection connection) {
        return new ClientPipeline(((ConnectionBase) connection).channel());
    }

    /** The channel that accepted the connection. */
    Channel parent() {
        return channel.parent();
    }

    /** Whom it is from; null when that is not known. */
    public @Nullable InetSocketAddress client() {
        return channel.remoteAddress() instanceof InetSocketAddress address ? address : null;
    }

    /** Whether it is one too many. */
    public boolean isRefused() {
        return AdmissionGate.isRefused(channel);
    }

    /** Tells the client, in the way of its HTTP version, that there are too many connections, and closes this one. */
    public void refuse(HttpConnection connection) {
        if (isHttp1()) {
            Http1Pipeline.refuse(channel);
        } else {
            connection.goAway(Http2Error.ENHANCE_YOUR_CALM.code());
            connection.close();
        }
    }

    /** Tells the client, in the way of its HTTP version, to send no further requests on this connection. */
    public void announceEnd(HttpConnection connection) {
        if (!isHttp1()) {
            connection.goAway(0, Integer.MAX_VALUE);
        } else {
            Http1Pipeline.announceEnd(channel);
        }
    }

    public void writeInBatches() {
        BatchedWrites.add(channel);
    }

    /**
     * Reads of this client once before it is the next one's turn. By itself Netty reads 16 times, a MiB: of requests with large
     * heads that is enough to hold all others up.
     */
    public void readInTurn() {
        RecvByteBufAllocator reads = channel.config().getRecvByteBufAllocator();
        if (reads instanceof MaxMessagesRecvByteBufAllocator limited) {
            limited.maxMessagesPerRead(1);
        }
    }

    /** Runs {@code action} once the connection has ended and its handlers have been told, whatever they made of that. */
    public void whenEnded(Runnable action) {
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
    public void readStrictly(HttpServerOptions options, LongAdder malformed, Deadlines untilMore) {
        if (isHttp1()) {
            Http1Pipeline.readStrictly(channel, options, malformed, untilMore);
        } else {
            StrictStreams.watch(channel, malformed, untilMore);
        }
    }

    /** Closes the connection of a client that sent no whole request in time; over HTTP/1 one that has begun a request gets 408. */
    public void endLate(HttpConnection connection) {
        if (!Http1Pipeline.endLate(channel)) {
            ConnectionEnd.of(connection);
        }
    }

    private boolean isHttp1() {
        return Http1Pipeline.isOf(channel);
    }
}
