package dev.backsource.edge.purge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The progress of purges: by partition, the first offset and the last processed one. */
public final class PurgeProgress {
    private final Map<Integer, Long> started = new ConcurrentHashMap<>();
    private final Map<Integer, Long> dealtWith = new ConcurrentHashMap<>();

    public PurgeProgress() {}

    void dealtWith(int partition, long offset) {
        dealtWith.merge(partition, offset, Math::max);
    }

    /** The offset to continue from. If nothing has been read, this is {@code end}, and reading starts there. */
    long next(int partition, long end) {
        var last = dealtWith.get(partition);
        return last != null ? last + 1 : started.computeIfAbsent(partition, any -> end);
    }

    boolean hasStarted(int partition) {
        return started.containsKey(partition);
    }

    /** By partition, the first offset read. Earlier purges never concerned this edge's cache. */
    public Map<Integer, Long> startOffsets() {
        return Map.copyOf(started);
    }

    /** By partition, the offset of the last purge that was carried out or rejected. */
    public Map<Integer, Long> dealtWith() {
        return Map.copyOf(dealtWith);
    }
}
