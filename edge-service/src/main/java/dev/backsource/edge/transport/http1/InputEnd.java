package dev.backsource.edge.transport.http1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/**
 * Whether a client has half-closed its connection. Epoll then reads all that the client had sent before, even while reading is
 * paused; a client that had sent more than 64 KiB of that gets no response.
 */
final class InputEnd {
    private static final int MOST_UNASKED = 64 * 1024;

    private boolean come;
    private long unasked;

    /** Of what was read. */
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

    /** Whether the connection is to end, where a request is still to be answered or none. */
    boolean endsConnection(boolean isOwing) {
        return come && (!isOwing || unasked > MOST_UNASKED);
    }
}
