package dev.backsource.edge.transport.http1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/**
 * The half-close of a client's connection, if there was one. Epoll then reads all earlier bytes of the client, even
 * while reading is paused; a client with more than 64 KiB of such bytes gets no response.
 */
final class HalfClose {
    private static final int MOST_UNASKED = 64 * 1024;

    private boolean come;
    private long unasked;

    /** Counts the bytes read while reading is paused. */
    void read(Channel channel, Object message) {
        if (channel.config().isAutoRead()) {
            unasked = 0;
        } else if (message instanceof ByteBuf bytes) {
            unasked += bytes.readableBytes();
        }
    }

    void comes() {
        come = true;
    }

    boolean hasCome() {
        return come;
    }

    /**
     * Whether the connection has to end.
     *
     * @param isOwing whether a request still waits for its response
     */
    boolean endsConnection(boolean isOwing) {
        return come && (!isOwing || unasked > MOST_UNASKED);
    }
}
