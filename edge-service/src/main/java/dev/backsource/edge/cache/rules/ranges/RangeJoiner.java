package dev.backsource.edge.cache.rules.ranges;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Merges overlapping ranges, so that no byte is sent twice (RFC 9110 §14.2, §15.3.7.2). */
final class RangeJoiner {
    private RangeJoiner() {}

    /** The ranges themselves when none overlap; otherwise sorted, with the overlapping ones merged. */
    static List<ByteRange> joined(List<ByteRange> ranges) {
        var sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingLong(ByteRange::first));
        var joined = new ArrayList<ByteRange>();
        for (var range : sorted) {
            var previous = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (previous != null && range.first() <= previous.last()) {
                joined.set(joined.size() - 1, new ByteRange(previous.first(), Math.max(previous.last(), range.last())));
            } else {
                joined.add(range);
            }
        }
        return List.copyOf(joined.size() == ranges.size() ? ranges : joined);
    }
}
