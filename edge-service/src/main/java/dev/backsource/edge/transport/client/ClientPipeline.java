package dev.backsource.edge.transport.client;

import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.transport.BatchedWrites;
import dev.backsource.edge.transport.ConnectionReset;
import dev.backsource.edge.transport.SharedReads;
import dev.backsource.edge.transport.http1.Http1Pipeline;
import dev.backsource.edge.transport.http2.StrictStreams;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.epoll.EpollSocketChannelConfig;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The Netty channel of a client's connection, for operations missing from Vert.x's interface. Used on the connection's event loop. */
public final class ClientPipeline {
    /** The longest wait of streams for their client's window while the connection closes. */
    private static final long LONGEST_CLOSE_MS = 30_000;

    private final Channel channel;

    ClientPipeline(Channel channel) {
        this.channel = channel;
    }

    public static ClientPipeline of(HttpConnection connection) {
        return new ClientPipeline(((ConnectionBase) connection).channel());
    }

    /** The listening channel, which accepted the connection. */
    Channel parent() {
        return channel.parent();
    }

    /** The event loop that serves the connection. */
    EventLoop loop() {
        return channel.eventLoop();
    }

    /** The address of the client; null when unknown. */
    public @Nullable InetSocketAddress client() {
        return channel.remoteAddress() instanceof InetSocketAddress address ? address : null;
    }

    /** Whether the connection is over the limit of connections. */
    public boolean isRefused() {
        return AdmissionGate.isRefused(channel);
    }

    /** Refuses the connection as one too many, in the way of the client's version of HTTP, and closes it. */
    public void refuse(HttpConnection connection) {
        if (isHttp1()) {
            Http1Pipeline.refuse(channel);
        } else {
            connection.goAway(Http2Error.ENHANCE_YOUR_CALM.code());
            connection.close();
        }
    }

    /** Announces to the client that the connection takes no further requests, in the way of its version of HTTP. */
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
     * Reads from this client once before the next client has its turn, into the buffer that clients share. By default
     * Netty reads up to 16 times, a MiB: with large request heads, that delays all others.
     */
    public void readInTurn() {
        RecvByteBufAllocator reads = channel.config().getRecvByteBufAllocator();
        if (reads instanceof MaxMessagesRecvByteBufAllocator limited) {
            limited.maxMessagesPerRead(1);
        }
        SharedReads.use(channel);
    }

    /**
     * Limits the unsent bytes that the kernel holds for this client to {@code bytes}; no limit for 0. Without the limit, a
     * client that reads nothing takes as much of the kernel's memory as a fast one needs. Bytes sent but not acknowledged are
     * bounded by the client's own window. Has no effect without the native transport.
     */
    public void limitUnsent(long bytes) {
        if (bytes > 0 && channel.config() instanceof EpollSocketChannelConfig epoll) {
            epoll.setTcpNotSentLowAt(bytes);
        }
    }

    /** Runs {@code action} after the connection has ended and its handlers have been notified, even if they failed. */
    public void whenEnded(Runnable action) {
        var loop = channel.eventLoop();
        // The first task runs before the one that notifies the handlers, so the second runs after it.
        channel.closeFuture().addListener(closed -> loop.execute(() -> loop.execute(action)));
    }

    /**
     * Installs the strict parsing of requests. Must be called before anything is read.
     *
     * @param malformed counts requests that are refused because they violate HTTP
     * @param untilMore the timeouts for more of a body
     */
    public void readStrictly(HttpServerOptions options, LongAdder malformed, Deadlines untilMore) {
        if (isHttp1()) {
            Http1Pipeline.readStrictly(channel, options, malformed, untilMore);
        } else {
            StrictStreams.watch(channel, malformed, untilMore);
        }
    }

    /**
     * Closes the connection of a client that has sent no complete request in time; aborts it if the client hasn't read its
     * responses either. Over HTTP/1, a client that has started a request gets 408.
     */
    public void endLate(HttpConnection connection) {
        if (Http1Pipeline.endLate(channel)) {
            return;
        }
        if (channel.isWritable()) {
            close(connection);
        } else {
            reset();
        }
    }

    /**
     * Runs {@code action} once everything written so far has reached the kernel, or was dropped because the connection
     * has ended.
     */
    public void whenWritten(Runnable action) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> action.run());
    }

    /**
     * Closes the connection in order. Streams of HTTP/2 that have ended here and wait for their client's window get some time for
     * the rest: Vert.x's own close would drop it.
     */
    public void close(HttpConnection connection) {
        if (isHttp1()) {
            connection.close();
        } else {
            connection.shutdown(LONGEST_CLOSE_MS);
        }
    }

    /** Aborts the connection, and drops pending writes. */
    public void reset() {
        ConnectionReset.of(channel);
    }

    private boolean isHttp1() {
        return Http1Pipeline.isOf(channel);
    }
}
