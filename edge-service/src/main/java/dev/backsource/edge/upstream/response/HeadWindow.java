package dev.backsource.edge.upstream.response;

import io.netty.buffer.ByteBuf;

/**
 * A copy of the bytes that a head is read from next. To look for the ends of lines in an array, and at the lines there, costs
 * less than in a buffer, which checks each access. Of one event loop, and of one reading.
 */
final class HeadWindow {
    /** Most heads are smaller. What comes behind one is copied for nothing. */
    static final int SIZE = 512;

    private final byte[] bytes = new byte[SIZE];
    private int from;
    private int end;

    /** Holds what there is to be read of {@code in}, as far as it fits. */
    void fill(ByteBuf in) {
        from = 0;
        end = Math.min(in.readableBytes(), SIZE);
        in.getBytes(in.readerIndex(), bytes, 0, end);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the next line begins. */
    int from() {
        return from;
    }

    /** The next line begins at {@code index}. */
    void from(int index) {
        from = index;
    }

    /** Whether there may be more than it holds. */
    boolean isFull() {
        return end == SIZE;
    }

    /** The index of the next line's LF; {@link LineEnds#NOT_YET} when it isn't there. */
    int lineEnd() {
        return Octets.lineFeed(bytes, from, end);
    }
}
