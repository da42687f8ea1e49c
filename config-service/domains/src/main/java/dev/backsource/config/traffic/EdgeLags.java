package dev.backsource.config.traffic;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.events.PublishedChange;
import dev.backsource.config.events.TailStarted;
import dev.backsource.config.traffic.Traffic.EdgeLag;
import dev.backsource.config.traffic.Traffic.LagState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The number of changes that an edge has yet to process, counted over the latest changes. Of the changes before this instance's reading only the last
 * offset is known: the lag of an edge that hasn't reached it is unknown here.
 */
final class EdgeLags {
    private final Duration silence;
    /** By partition. */
    private final Map<Integer, LatestChanges> latest = new HashMap<>();

    private boolean begun;

    EdgeLags(Duration silence) {
        this.silence = silence;
    }

    void begins(TailStarted tail) {
        begun = true;
        latest.clear();
        tail.lastOffsets().forEach((partition, offset) -> latest.put(partition, new LatestChanges(offset)));
    }

    void published(PublishedChange change) {
        latest.computeIfAbsent(change.partition(), partition -> new LatestChanges(-1))
                .add(change);
    }

    EdgeLag of(EdgeReport report, Instant now) {
        var edge = report.status().edge();
        if (report.isSilent(silence, now)) {
            return new EdgeLag(edge, LagState.SILENT, null, null);
        }
        var applied = report.status().appliedOffsets();
        var count = 0;
        var all = begun;
        Instant oldest = null;
        for (var partition : latest.entrySet()) {
            var changes = partition.getValue();
            var last = applied.getOrDefault(partition.getKey(), -1L);
            all &= changes.knowsAllBehind(last);
            var behind = changes.countBehind(last);
            if (behind > 0) {
                count += behind;
                oldest = earlier(oldest, changes.oldestBehind(last));
            }
        }
        if (oldest == null) {
            return new EdgeLag(edge, all ? LagState.KNOWN : LagState.UNKNOWN, all ? 0 : null, null);
        }
        var oldestMs = Math.max(0, Duration.between(oldest, now).toMillis());
        return new EdgeLag(edge, all ? LagState.KNOWN : LagState.AT_LEAST, count, oldestMs);
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
