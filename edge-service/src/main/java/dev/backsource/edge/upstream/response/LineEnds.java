package dev.backsource.edge.upstream.response;

import io.netty.buffer.ByteBuf;

/** Finds where lines end in what comes piece by piece, looking at no byte twice. */
final class LineEnds {
    static final int NOT_YET = -1;

    /** How much of the line that has not come whole was looked at. */
    private int looked;

    /** The index of the next line's LF in {@code in}, from whose reader index on the line begins; or {@link #NOT_YET}. */
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
