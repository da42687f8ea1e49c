package dev.backsource.config.reconciliation.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sums of the digests of a partition's domains, in their committed versions and in the versions of a reader that follows the topic, after each of
 * the latest records. Not thread-safe.
 */
final class PartitionSums {
    /** The number of records that an edge may be behind and still be compared. */
    static final int KEPT = 4096;

    private static final int INITIAL_ROOM = 16;

    // By place; these grow to KEPT places as records are noted.
    private long[] offsets = new long[INITIAL_ROOM];
    private long[] committedAt = new long[INITIAL_ROOM];
    private long[] followedAt = new long[INITIAL_ROOM];
    private long noted;
    private long committed;
    private long followed;
    private long lastOffset = -1;
    private long position;
    private boolean noting;

    /** Replaces the committed version of a domain. */
    void committed(long before, long now) {
        committed += now - before;
    }

    /** Replaces the version of a domain at readers that follow the topic. */
    void followed(long before, long now) {
        followed += now - before;
    }

    /** The record at {@code offset} has been taken; returns whether all sums of a while ago are forgotten since the last time. */
    boolean dealtWith(long offset) {
        lastOffset = offset;
        position = Math.max(position, offset + 1);
        if (noting) {
            note();
        }
        return noting && noted % KEPT == 0;
    }

    long position() {
        return position;
    }

    /** The offset of the last record that was taken; -1 before the first. */
    long lastOffset() {
        return lastOffset;
    }

    /** Everything up to {@code next} has been taken, whether there are records or not. */
    void reach(long next) {
        position = Math.max(position, next);
    }

    /**
     * Starts keeping sums: from here on they equal those of an edge that read the same records; earlier records may have been compacted away since.
     */
    void beginNoting() {
        noting = true;
        note();
    }

    /** The sums after the record at {@code offset}; null when they aren't known yet, or no longer. */
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
        if (place == offsets.length) {
            grow();
        }
        offsets[place] = lastOffset;
        committedAt[place] = committed;
        followedAt[place] = followed;
    }

    private void grow() {
        var room = Math.min(2 * offsets.length, KEPT);
        offsets = Arrays.copyOf(offsets, room);
        committedAt = Arrays.copyOf(committedAt, room);
        followedAt = Arrays.copyOf(followedAt, room);
    }

    /**
     * The sums of a partition, modulo 2^64.
     *
     * @param committed of the committed versions
     * @param followed of the versions of a reader that follows the topic
     */
    record Sums(long committed, long followed) {}
}
