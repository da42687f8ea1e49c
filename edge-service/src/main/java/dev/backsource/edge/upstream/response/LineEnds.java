package dev.backsource.edge.upstream.response;

import io.netty.buffer.ByteBuf;

/** The search for line ends in bytes that arrive piece by piece, reading no byte twice. */
final class LineEnds {
    static final int NOT_YET = -1;

    /** The number of searched bytes of the incomplete line. */
    private int looked;

    /** The index of the LF of the line that begins at the reader index of {@code in}; or {@link #NOT_YET}. */
    int next(ByteBuf in) {
        var start = in.readerIndex();
        var end = in.indexOf(start + looked, in.writerIndex(), (byte) '\n');
        looked = end < 0 ? in.readableBytes() : 0;
        return end < 0 ? NOT_YET : end;
    }

    /** Whether the line that ends at {@code lf} ends by CRLF: a bare LF ends it for some readers only (RFC 9112 §2.2). */
    static boolean isCrLf(ByteBuf in, int lf) {
        return lf > in.readerIndex() && in.getByte(lf - 1) == '\r';
    }
}
