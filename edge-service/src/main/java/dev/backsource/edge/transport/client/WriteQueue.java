package dev.backsource.edge.transport.client;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * How much of a response may wait in its connection before the queue counts as full. HTTP/2 has windows instead, which
 * clients choose.
 */
public final class WriteQueue {
    /** As Netty has it. */
    private static final WriteBufferWaterMark USUAL = WriteBufferWaterMark.DEFAULT;

    /** What may wait before the queue is full, in bytes. */
    public static final int MOST = USUAL.high();

    private static final WriteBufferWaterMark SHORT = new WriteBufferWaterMark(2 * 1024, 4 * 1024);

    /** For a shortened queue; over HTTP/2, where all streams share the queue, it isn't shortened. */
    public static int mostWhileShort(HttpServerRequest client) {
        return client.version() == HttpVersion.HTTP_2 ? MOST : SHORT.high();
    }

    private final HttpServerRequest client;
    private boolean shortened;

    /** Of the connection that {@code client} came on. */
    public WriteQueue(HttpServerRequest client) {
        this.client = client;
    }

    /** Sets how much it holds from the next write on. */
    public void fit(boolean little) {
        if (shortened != little && client.version() != HttpVersion.HTTP_2) {
            shortened = little;
            channel().config().setWriteBufferWaterMark(little ? SHORT : USUAL);
        }
    }

    /**
     * Runs {@code action} once what is queued now has been written to the socket, or dropped: until then the queue refers to the very
     * buffers that it was given, which may be small views of something large. TLS has copied them by now.
     */
    public void whenTaken(Runnable action) {
        if (client.isSSL()) {
            action.run();
        } else {
            channel()
                    .pipeline()
                    .firstContext()
                    .writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener(taken -> action.run());
        }
    }

    private Channel channel() {
        return ((ConnectionBase) client.connection()).channel();
    }
}
