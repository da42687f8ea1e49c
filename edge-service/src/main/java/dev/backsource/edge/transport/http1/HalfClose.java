package dev.backsource.edge.transport.http1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/**
 * Tracks whether a client has half-closed its connection. Epoll then reads everything that the client had sent before,
 * even while reading is paused; a client with more than 64 KiB of that gets no response.
 */
final class HalfClose {
    private static final int MOST_UNASKED = 64 * 1024;

    private boolean come;
    private long unasked;

    /** Notes what was read. */
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
