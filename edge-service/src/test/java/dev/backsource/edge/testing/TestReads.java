package dev.backsource.edge.testing;

import dev.backsource.edge.transport.ReadSize;

/** Reads of a connection that bring as much as they are said to, until they are to be small. */
public final class TestReads implements ReadSize {
    /** What a large read brings, in bytes. */
    public static final int LARGE = 64 * 1024;

    /** What a small one brings. */
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

    /** As on a connection that brought next to nothing for a while. */
    public void dwindle() {
        next = SMALL / 4;
    }

    /** As reads do that are filled. */
    public void grow() {
        next = LARGE;
    }
}
