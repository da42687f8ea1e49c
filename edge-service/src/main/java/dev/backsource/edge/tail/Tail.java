package dev.backsource.edge.tail;

import dev.backsource.edge.http.telemetry.AccessLogRecord;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailLines.Line;
import dev.backsource.policy.event.TailRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One tail: the lines since the last record, up to its share of the edge's. Thread-safe. */
final class Tail {
    final String domain;
    final String id;
    private final @Nullable Integer statusClass;
    private final double sample;
    private volatile Instant until = Instant.EPOCH;
    /** Guarded by this, as all below. */
    private List<Line> lines = new ArrayList<>();

    private long dropped;
    /** The most lines between two records. */
    private double most;
    /** The number of lines that may still come before the next record. */
    private double room = 1;
    /** Whether a request has had no record yet. */
    private boolean requested;

    Tail(TailRequest request) {
        this.domain = request.domain();
        this.id = request.tail();
        this.statusClass = request.statusClass();
        this.sample = request.sample();
    }

    /** @param share the most lines of any tail between two records */
    synchronized void prolong(TailRequest request, Instant end, double share) {
        until = end;
        var perSecond = Objects.requireNonNullElse(request.linesPerSecond(), TailRequest.MAX_LINES_PER_SECOND);
        most = (double) perSecond / Tails.RECORDS_PER_SECOND;
        if (!requested && dropped == 0 && lines.isEmpty()) {
            room = Math.max(room, Math.min(most, share));
        }
        requested = true;
    }

    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }

    /** @param chance evenly from 0 to 1 */
    boolean wants(AccessLogRecord entry, double chance) {
        return (statusClass == null || entry.status() / 100 == statusClass) && chance < sample;
    }

    /** Takes a line, or counts it as dropped when there is no room. */
    synchronized void add(AccessLogRecord entry) {
        if (room < 1) {
            dropped++;
            return;
        }
        room--;
        lines.add(LineOf.record(entry));
    }

    /**
     * The next record; null when there are neither lines nor a request to respond to.
     *
     * @param share the most lines of any tail until the next call
     */
    synchronized @Nullable TailLines take(String edge, Instant now, double share) {
        var added = Math.min(most, share);
        room = Math.min(room + added, Math.max(1, added));
        if (lines.isEmpty() && !requested) {
            return null;
        }
        var taken = new TailLines(edge, id, now, dropped, lines, false);
        lines = new ArrayList<>();
        dropped = 0;
        requested = false;
        return taken;
    }
}
