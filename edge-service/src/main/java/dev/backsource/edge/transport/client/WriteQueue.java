package dev.backsource.edge.transport.client;

import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The limit of a connection's write queue, above which it counts as full. Over HTTP/2, clients limit it by their
 * windows instead.
 */
public final class WriteQueue {
    /** Netty's default. */
    private static final WriteBufferWaterMark USUAL = WriteBufferWaterMark.DEFAULT;

    /** The size at which the queue is full, in bytes. */
    public static final int MOST = USUAL.high();

    private static final WriteBufferWaterMark SHORT = new WriteBufferWaterMark(2 * 1024, 4 * 1024);

    /**
     * The size at which a shortened queue is full. Over HTTP/2 all streams share the queue, and it is not shortened.
     */
    public static int mostWhileShort(HttpServerRequest client) {
        return client.version() == HttpVersion.HTTP_2 ? MOST : SHORT.high();
    }

    private final HttpServerRequest client;
    private boolean shortened;

    /** The queue of the connection of {@code client}. */
    public WriteQueue(HttpServerRequest client) {
        this.client = client;
    }

    /** Sets the limit from the next write on: a small one if {@code little}, else the default. */
    public void fit(boolean little) {
        if (shortened != little && client.version() != HttpVersion.HTTP_2) {
            shortened = little;
            channel().config().setWriteBufferWaterMark(little ? SHORT : USUAL);
        }
    }

    /**
     * Runs {@code action} once the writes queued now have reached the socket, or were dropped. Until then the queue
     * refers to the written buffers, which may be small views of large ones. With TLS they have been copied already.
     */
    public void whenTaken(Runnable action) {
        if (client.isSSL()) {
            action.run();
        } else {
            ClientPipeline.of(client.connection()).whenWritten(action);
        }
    }

    private Channel channel() {
        return ((ConnectionBase) client.connection()).channel();
    }
}
