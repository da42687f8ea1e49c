package dev.backsource.edge.transport.http2;

import io.netty.buffer.ByteBuf;

/**
 * The boundaries of frames in Netty's written buffers. A frame's head is a buffer of its own or the start of one. The
 * payload may follow in others, whose bytes come from a client or an origin and can look like anything.
 */
final class FrameBoundaries {
    private static final int HEAD_BYTES = 9;

    /** The remaining bytes of the current frame. */
    private long left;

    /** Whether the next buffer, {@code written}, starts with the head of a frame. */
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
