package dev.backsource.edge.transport.http2;

import io.netty.buffer.ByteBuf;

/**
 * Tells where frames begin in what Netty writes: a frame's head is a buffer of its own or begins one, and what it carries may
 * come in others, whose bytes are a client's or an origin's and may look like anything.
 */
final class WrittenFrames {
    private static final int HEAD_BYTES = 9;

    /** Bytes that are to come of the frame that was begun last. */
    private long left;

    /** Whether {@code written}, which comes next, begins with the head of a frame. */
    boolean begins(ByteBuf written) {
        var bytes = written.readableBytes();
        var begins = left == 0 && bytes >= HEAD_BYTES;
        var at = written.readerIndex() + left;
        for (left -= bytes; left < 0 && written.writerIndex() - at >= HEAD_BYTES; ) {
            var whole = HEAD_BYTES + written.getUnsignedMedium((int) at);
            at += whole;
            left += whole;
        }
        left = Math.max(left, 0);
        return begins;
    }
}
