package dev.backsource.edge.testing;

import dev.backsource.edge.transport.ReadSize;

/** Reads of a connection whose size is set by the test. */
public final class TestReads implements ReadSize {
    /** The size of a large read, in bytes. */
    public static final int LARGE = 64 * 1024;

    /** The size of a small read, in bytes. */
    public static final int SMALL = 2 * 1024;

    private int next = LARGE;

    @Override
    public int next() {
        return next;
    }

    @Override
    public int least() {
        return SMALL;
    }

    @Override
    public void shrink() {
        next = SMALL;
    }

    /** Makes reads small, as on a connection with next to no data for a while. */
    public void dwindle() {
        next = SMALL / 4;
    }

    /** Makes reads large, as after reads that filled their buffers. */
    public void grow() {
        next = LARGE;
    }
}
