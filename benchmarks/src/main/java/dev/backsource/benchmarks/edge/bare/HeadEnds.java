package dev.backsource.benchmarks.edge.bare;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/** A counter of the ends of request heads in arriving bytes, in pieces of any size. */
final class HeadEnds implements ByteProcessor {
    private static final int LENGTH = 4;

    /** The matched length of {@code CR LF CR LF}. */
    private int matched;

    private int found;

    /** The number of heads that end in {@code bytes}. */
    int in(ByteBuf bytes) {
        found = 0;
        bytes.forEachByte(this);
        return found;
    }

    @Override
    public boolean process(byte value) {
        var expected = matched % 2 == 0 ? '\r' : '\n';
        if (value == expected) {
            matched++;
        } else {
            matched = value == '\r' ? 1 : 0;
        }
        if (matched == LENGTH) {
            matched = 0;
            found++;
        }
        return true;
    }
}
