package dev.backsource.edge.cache.answer;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The stored bodies that answers in progress read, stored still or not: a slow client keeps a body on the heap that has been
 * replaced or evicted. Each body counts once, however many answers read it. Bodies beyond the limit are read in
 * copies, which have a limit of their own. Any thread uses it.
 */
public final class PinnedBodies {
    /** Copies may take the limit divided by this, on top of it. */
    private static final int SHARE_OF_COPIES = 8;

    private final long limit;
    private final AtomicLong copied = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    /** By body, how many answers read it; none without a reader. */
    private final ConcurrentHashMap<Body, Integer> readers = new ConcurrentHashMap<>();

    /** Of at most {@code limit} bytes. */
    public PinnedBodies(long limit) {
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

    /** To be called once by each answer that pinned {@code body}. */
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

    /** Bytes of all pinned bodies. */
    public long bytes() {
        return bytes.get();
    }

    /** Bytes of room that copies have taken. */
    public long copiedBytes() {
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
