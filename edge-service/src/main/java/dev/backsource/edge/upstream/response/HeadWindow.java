package dev.backsource.edge.upstream.response;

import io.netty.buffer.ByteBuf;

/**
 * A copy of the next bytes of a head. Searching for line ends in an array, and parsing lines there, costs less than in a
 * buffer, which checks each access. Used by one event loop, for one reading at a time.
 */
final class HeadWindow {
    /** Most heads are smaller. The copy of bytes behind the head is wasted. */
    static final int SIZE = 512;

    private final byte[] bytes = new byte[SIZE];
    private int from;
    private int end;

    /** Copies the readable bytes of {@code in}, as far as they fit. */
    void fill(ByteBuf in) {
        from = 0;
        end = Math.min(in.readableBytes(), SIZE);
        in.getBytes(in.readerIndex(), bytes, 0, end);
    }

    byte[] bytes() {
        return bytes;
    }

    /** The index at which the next line begins. */
    int from() {
        return from;
    }

    /** Sets the index at which the next line begins. */
    void from(int index) {
        from = index;
    }

    /** Whether the buffer may have more bytes than the window holds. */
    boolean isFull() {
        return end == SIZE;
    }

    /** The index of the next line's LF; {@link LineEnds#NOT_YET} without one. */
    int lineEnd() {
        return Octets.lineFeed(bytes, from, end);
    }
}
