package dev.backsource.edge.cache.answer;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The stored bodies that responses in progress read, whether the store still holds them or not: a slow client keeps a
 * replaced or evicted body on the heap. Each body counts once, however many responses read it. Beyond the limit, bodies
 * are read in copies, which have a limit of their own. Thread-safe.
 */
public final class PinnedBodies {
    /** Copies may take the limit divided by this, in addition to the limit. */
    private static final int SHARE_OF_COPIES = 8;

    private final long limit;
    private final AtomicLong copied = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    /** How many responses read each body; bodies without a reader are not listed. */
    private final ConcurrentHashMap<Body, Integer> readers = new ConcurrentHashMap<>();

    /**
     * Starts with no pinned body.
     *
     * @param limit for all pinned bodies together, in bytes
     */
    public PinnedBodies(long limit) {
        this.limit = limit;
    }

    /** Pins {@code body} until {@link #unpin}; false when that would exceed the limit. */
    boolean pin(byte[] body) {
        return readers.compute(new Body(body), (any, known) -> {
                    if (known != null) {
                        return known + 1;
                    }
                    return reserve(bytes, body.length, limit) ? 1 : null;
                })
                != null;
    }

    /** Each response that pinned {@code body} must call this once. */
    void unpin(byte[] body) {
        readers.computeIfPresent(new Body(body), (any, known) -> {
            if (known > 1) {
                return known - 1;
            }
            bytes.addAndGet(-body.length);
            return null;
        });
    }

    /**
     * Reserves {@code size} bytes for the copies of one response, until {@link #giveCopies}; false when they would
     * exceed the limit.
     */
    boolean takeCopies(int size) {
        return reserve(copied, size, limit / SHARE_OF_COPIES);
    }

    void giveCopies(int size) {
        copied.addAndGet(-size);
    }

    /** The size of all pinned bodies, in bytes. */
    public long bytes() {
        return bytes.get();
    }

    /** The bytes reserved for copies. */
    public long copiedBytes() {
        return copied.get();
    }

    /** Never takes more than the limit, not even for a moment: that would refuse other bodies that do fit. */
    private static boolean reserve(AtomicLong taken, int length, long limit) {
        while (true) {
            var before = taken.get();
            if (before + length > limit) {
                return false;
            }
            if (taken.compareAndSet(before, before + length)) {
                return true;
            }
        }
    }

    /** An array, compared by identity. */
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
