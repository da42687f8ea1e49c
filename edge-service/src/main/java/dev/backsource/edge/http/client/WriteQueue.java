package dev.backsource.edge.http.client;

import io.netty.channel.WriteBufferWaterMark;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * How much of a response may wait in its connection before the queue counts as full. HTTP/2 has windows instead, which
 * clients choose.
 */
final class WriteQueue {
    /** As Netty has it. */
    private static final WriteBufferWaterMark USUAL = WriteBufferWaterMark.DEFAULT;

    /** What may wait before the queue is full, in bytes. */
    static final int MOST = USUAL.high();

    private static final WriteBufferWaterMark SHORT = new WriteBufferWaterMark(2 * 1024, 4 * 1024);

    private final HttpServerRequest client;
    private boolean shortened;

    /** Of the connection that {@code client} came on. */
    WriteQueue(HttpServerRequest client) {
        this.client = client;
    }

    /** Has it hold no more than {@code little} says, from the next write on. */
    void fit(boolean little) {
        if (shortened != little && client.version() != HttpVersion.HTTP_2) {
            shortened = little;
            var channel = ((ConnectionBase) client.connection()).channel();
            channel.config().setWriteBufferWaterMark(little ? SHORT : USUAL);
        }
    }
}
