package dev.backsource.edge.tail;

import dev.backsource.edge.http.telemetry.AccessLogRecord;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailLines.Line;
import dev.backsource.policy.event.TailRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One tail: the lines since the last record, up to a number. Thread-safe. */
final class Tail {
    /** The most lines of one tail between two records. */
    static final int MOST_LINES = 50;

    final String domain;
    final String id;
    private final @Nullable Integer statusClass;
    private final double sample;
    private volatile Instant until;
    /** Guarded by this, as the number of dropped lines. */
    private List<Line> lines = new ArrayList<>();

    private long dropped;

    Tail(TailRequest request, Instant until) {
        this.domain = request.domain();
        this.id = request.tail();
        this.statusClass = request.statusClass();
        this.sample = request.sample();
        this.until = until;
    }

    void prolong(Instant end) {
        until = end;
    }

    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }

    /** @param chance evenly from 0 to 1 */
    boolean wants(AccessLogRecord entry, double chance) {
        return (statusClass == null || entry.status() / 100 == statusClass) && chance < sample;
    }

    /** Whether there is room for a line. If not, or if {@code full}, the line is counted as dropped. */
    synchronized boolean add(AccessLogRecord entry, boolean full) {
        if (full || lines.size() >= MOST_LINES) {
            dropped++;
            return false;
        }
        lines.add(LineOf.record(entry));
        return true;
    }

    /** The lines since the last call; null when there are none. */
    synchronized @Nullable TailLines take(String edge, Instant now) {
        if (lines.isEmpty() && dropped == 0) {
            return null;
        }
        var taken = new TailLines(edge, id, now, dropped, lines);
        lines = new ArrayList<>();
        dropped = 0;
        return taken;
    }
}
