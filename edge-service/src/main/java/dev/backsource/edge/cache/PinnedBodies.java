package dev.backsource.edge.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The stored bodies that answers under way still read, whether or not they are still stored: who reads slowly what has
 * been replaced or evicted keeps it on the heap. Each counts once, however many read it, so what is read of a store that
 * keeps its bounds is never too much. What is read beyond that is copied, and the copies have room of their own. Any thread uses
 * it.
 */
final class PinnedBodies {
    /** The share of the limit that copies may take besides. */
    private static final int SHARE_OF_COPIES = 8;

    private final long limit;
    private final AtomicLong copied = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    /** By body, how many answers read it; none without a reader. */
    private final ConcurrentHashMap<Body, Integer> readers = new ConcurrentHashMap<>();

    /** Of at most {@code limit} bytes. */
    PinnedBodies(long limit) {
        this.limit = limit;
    }

    /** Whether {@code body} may be read from now on, until {@link #unpin}; not when there would be too much. */
    boolean pin(byte[] body) {
        return readers.compute(new Body(body), (any, known) -> {
                    if (known != null) {
                        return known + 1;
                    }
                    return reserve(bytes, body.length, limit) ? 1 : null;
                })
                != null;
    }

    /** An answer that pinned {@code body} reads it no more. */
    void unpin(byte[] body) {
        readers.computeIfPresent(new Body(body), (any, known) -> {
            if (known > 1) {
                return known - 1;
            }
            bytes.addAndGet(-body.length);
            return null;
        });
    }

    /** Room for an answer's copies, until {@link #giveCopies}; false when there is none. */
    boolean takeCopies(int size) {
        return reserve(copied, size, limit / SHARE_OF_COPIES);
    }

    void giveCopies(int size) {
        copied.addAndGet(-size);
    }

    long bytes() {
        return bytes.get();
    }

    /** The room of copies that is taken. */
    long copiedBytes() {
        return copied.get();
    }

    private static boolean reserve(AtomicLong taken, int length, long limit) {
        if (taken.addAndGet(length) <= limit) {
            return true;
        }
        taken.addAndGet(-length);
        return false;
    }

    /** An array by its identity. */
    private static final class Body {
        private final byte[] array;

        Body(byte[] array) {
            this.array = array;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Body body && body.array == array;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(array);
        }
    }
}
