package dev.backsource.edge.transport.http1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/**
 * Whether a client has ended its side of a connection. With that epoll has all read that the client had sent before, whether
 * the edge takes it or not; one that has sent much of what nobody asked for yet gets no answer to it.
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
