package dev.backsource.edge.recovery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records that are applied together.
 *
 * @param ranges by partition; a range may include offsets without a record
 * @param count the number of records, at least 1
 */
record RecordSet(Map<Integer, Range> ranges, int count) {
    RecordSet {
        ranges = Map.copyOf(ranges);
        if (count < 1) {
            throw new IllegalArgumentException("a set of " + count + " records");
        }
    }

    /** @param last is included */
    record Range(long first, long last) {
        private Range with(Range other) {
            return new Range(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    static RecordSet of(List<RecordId> records) {
        var ranges = new HashMap<Integer, Range>();
        records.forEach(id -> ranges.merge(id.partition(), new Range(id.offset(), id.offset()), Range::with));
        return new RecordSet(ranges, records.size());
    }

    boolean includes(RecordId id) {
        var range = ranges.get(id.partition());
        return range != null && range.first <= id.offset() && id.offset() <= range.last;
    }

    boolean isSingle() {
        return count == 1;
    }

    /** The record of a single one. */
    RecordId single() {
        var only = ranges.entrySet().iterator().next();
        return new RecordId(only.getKey(), only.getValue().first);
    }
}
