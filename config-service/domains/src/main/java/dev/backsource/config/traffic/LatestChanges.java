package dev.backsource.config.traffic;

import dev.backsource.config.events.PublishedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The latest changes of a partition, in the order of their offsets: at least {@link #MIN} and at most twice as many. */
final class LatestChanges {
    static final int MIN = 1_000;

    private final List<PublishedChange> remembered = new ArrayList<>();
    /** The offset of the latest record that isn't remembered; -1 when all are. */
    private long unknown;

    LatestChanges(long lastBefore) {
        unknown = lastBefore;
    }

    void add(PublishedChange change) {
        if (!remembered.isEmpty() && remembered.get(remembered.size() - 1).offset() >= change.offset()) {
            // The topic was recreated.
            remembered.clear();
            unknown = -1;
        }
        remembered.add(change);
        if (remembered.size() > 2 * MIN) {
            unknown = remembered.get(MIN - 1).offset();
            remembered.subList(0, MIN).clear();
        }
    }

    /** Whether all changes behind {@code offset} are remembered. */
    boolean knowsAllBehind(long offset) {
        return offset >= unknown;
    }

    int countBehind(long offset) {
        return remembered.size() - firstBehind(offset);
    }

    /** The commit time of the oldest remembered change behind {@code offset}. There has to be one. */
    Instant oldestBehind(long offset) {
        return remembered.get(firstBehind(offset)).committedAt();
    }

    /** The changes behind {@code offset} up to {@code last}, the oldest first. */
    List<PublishedChange> between(long offset, long last) {
        var first = firstBehind(offset);
        return first >= remembered.size() || remembered.get(first).offset() > last
                ? List.of()
                : remembered.subList(first, firstBehind(last));
    }

    private int firstBehind(long offset) {
        var low = 0;
        var high = remembered.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (remembered.get(middle).offset() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
