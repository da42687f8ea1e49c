package dev.backsource.config.reconciliation.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the digests of a partition's domains come to, as they were committed and as whoever follows the topic holds them, after
 * each of the latest records. Not for several threads at a time.
 */
final class PartitionSums {
    /** How many records an edge may be behind to be compared. */
    static final int KEPT = 4096;

    private final long[] offsets = new long[KEPT];
    private final long[] committedAt = new long[KEPT];
    private final long[] followedAt = new long[KEPT];
    private long noted;
    private long committed;
    private long followed;
    private long lastOffset = -1;
    private long position;
    private boolean noting;

    /** A domain was committed anew. */
    void committed(long before, long now) {
        committed += now - before;
    }

    /** Whoever follows the topic holds a domain anew. */
    void followed(long before, long now) {
        followed += now - before;
    }

    /** The record at {@code offset} is taken in. */
    void dealtWith(long offset) {
        lastOffset = offset;
        position = Math.max(position, offset + 1);
        if (noting) {
            note();
        }
    }

    /** All up to {@code next} is taken in, whether there are records or not. */
    void reach(long next) {
        position = Math.max(position, next);
    }

    /**
     * From here on what is noted is what an edge had that read the same records; before, compaction may have taken some of them
     * away since.
     */
    void beginNoting() {
        noting = true;
        note();
    }

    /** As it was when the record at {@code offset} was the last; null when that isn't known yet, or any more. */
    @Nullable
    Sums at(long offset) {
        if (offset >= position) {
            return null;
        }
        for (var i = noted - 1; i >= Math.max(0, noted - KEPT); i--) {
            var place = (int) (i % KEPT);
            if (offsets[place] <= offset) {
                return new Sums(committedAt[place], followedAt[place]);
            }
        }
        return null;
    }

    private void note() {
        var place = (int) (noted++ % KEPT);
        offsets[place] = lastOffset;
        committedAt[place] = committed;
        followedAt[place] = followed;
    }

    /**
     * Of a partition, modulo 2^64.
     *
     * @param committed of the domains as they were committed
     * @param followed of the domains as whoever follows the topic holds them
     */
    record Sums(long committed, long followed) {}
}
