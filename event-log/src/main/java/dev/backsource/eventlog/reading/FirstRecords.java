package dev.backsource.eventlog.reading;

import dev.backsource.policy.BoundedMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The first record of each event of a topic. A relay that stopped before it took note of a publication leaves the event to the next one, which publishes
 * it again; the second record follows the first within a batch. So the latest {@value #KEPT} events of each partition are known, and of those with a
 * second record the latest {@value #REPEATED_KEPT}. One thread takes records; any may read.
 */
public final class FirstRecords {
    static final int KEPT = 1_000;
    static final int REPEATED_KEPT = 10_000;

    // All below: used only under the lock of this object.
    private final Map<Integer, Events> latest = new HashMap<>();
    /** By event id, the offset of the first of several records, and the partition. */
    private final Map<String, Place> repeated = BoundedMap.byAge(REPEATED_KEPT);

    /**
     * Takes the next record of a partition. One at an offset that was read before says that the partition has lost its end, or is read once more.
     *
     * @param event the id of its event
     * @return whether it is the event's first
     */
    public synchronized boolean take(int partition, String event, long offset) {
        var events = latest.computeIfAbsent(partition, number -> new Events());
        if (offset <= events.last) {
            events.firsts.values().removeIf(first -> first >= offset);
            repeated.values().removeIf(place -> place.partition == partition && place.offset >= offset);
        }
        events.last = offset;
        var first = events.firsts.putIfAbsent(event, offset);
        if (first != null) {
            repeated.put(event, new Place(partition, first));
        }
        return first == null;
    }

    /** The offset of an event's first record; {@code published}, where it was published as far as the database knows, unless an earlier one was read. */
    public synchronized long firstOf(String event, int partition, long published) {
        var place = repeated.get(event);
        return place != null && place.partition == partition ? Math.min(place.offset, published) : published;
    }

    private static final class Events {
        private final Map<String, Long> firsts = BoundedMap.byAge(KEPT);
        private long last = -1;
    }

    private record Place(int partition, long offset) {}
}
