package dev.backsource.config.tail;

import dev.backsource.config.access.Caller;
import dev.backsource.config.tail.TailPage.EdgeLine;
import dev.backsource.config.tail.TailPage.TailEdge;
import dev.backsource.config.tail.TailPage.TailEdgeState;
import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailLines.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tail with its latest lines, by the offsets of their records on {@link dev.backsource.policy.event.Topic#TAIL_LINES}. Its id follows from its filter, so
 * that equal filters at several instances are one tail for edges, and a place at one instance is a place at another. Used under the lock of {@link Tails}.
 */
final class OpenTail {
    /** The most lines that wait for their callers. */
    static final int MOST_LINES = 500;

    private static final int MOST_RECORDS = 1_000;
    private static final int MOST_EDGES = 10_000;
    /** Beyond it, an offset isn't of another instance that is ahead, but of an earlier topic. */
    private static final long MOST_AHEAD = 10_000;
    /** Three times the time between two requests. */
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(15);

    final String id;
    final TailFilter filter;
    final Runnable release;
    Instant until = Instant.EPOCH;
    private final Caller opener;
    private Instant othersUntil = Instant.EPOCH;
    private Instant requestedAt = Instant.EPOCH;
    /** The beginning of the requests that have had no pause since. */
    private Instant requestedSince = Instant.EPOCH;

    private final Deque<Received> records = new ArrayDeque<>();
    private int lines;
    /** The offset from which on all records were read. */
    private long from;
    /** Until then, a place that is ahead is one of the earlier topic. */
    private Instant anewUntil = Instant.EPOCH;

    private final Map<String, Heard> heard = BoundedMap.byUse(MOST_EDGES);

    /** @param from the offset of the next record */
    OpenTail(TailFilter filter, Caller opener, Runnable release, long from) {
        var key = String.join(
                "\n",
                filter.domain().value(),
                filter.team() == null ? "" : filter.team(),
                String.valueOf(filter.statusClass()),
                String.valueOf(filter.sample()));
        this.id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        this.filter = filter;
        this.opener = opener;
        this.release = release;
        this.from = from;
    }

    void readBy(Caller caller, Instant end) {
        until = end;
        if (!isOpener(caller)) {
            othersUntil = end;
        }
    }

    /** Whether nobody else reads the tail that {@code caller} has opened. */
    boolean isOnlyOf(Caller caller, Instant now) {
        return isOpener(caller) && !othersUntil.isAfter(now);
    }

    private boolean isOpener(Caller caller) {
        return opener.kind() == caller.kind() && opener.id().equals(caller.id());
    }

    Instant requestedAt() {
        return requestedAt;
    }

    void requested(Instant now) {
        if (requestedAt.plus(HEARD_WITHIN).isBefore(now)) {
            requestedSince = now;
        }
        requestedAt = now;
    }

    void add(long offset, TailLines more, Instant now) {
        heard.put(more.edge(), new Heard(now, more.refused()));
        if (more.lines().isEmpty() && more.dropped() == 0) {
            return;
        }
        records.addLast(new Received(offset, more.edge(), new ArrayDeque<>(more.lines()), more.dropped()));
        lines += more.lines().size();
        for (var record : records) {
            while (lines > MOST_LINES && !record.lines.isEmpty()) {
                record.lines.removeFirst();
                record.dropped++;
                lines--;
            }
        }
        while (records.size() > MOST_RECORDS) {
            var first = records.removeFirst();
            lines -= first.lines.size();
            records.getFirst().dropped += first.dropped + first.lines.size();
        }
    }

    /**
     * Reading has restarted, and records may be missing.
     *
     * @param next the offset of the next record
     * @param anewUntil the time until which readers may have places of an earlier topic; null if the topic is the same
     */
    void restarted(long next, @Nullable Instant anewUntil) {
        from = next;
        if (anewUntil != null) {
            this.anewUntil = anewUntil;
            records.clear();
            lines = 0;
        }
    }

    /** Whether there is a line behind {@code after}. */
    boolean hasLines(String after, long next, Instant now) {
        var begin = begin(Place.read(after), next, now);
        return records.stream().anyMatch(record -> record.offset >= begin && !record.lines.isEmpty());
    }

    /**
     * The lines behind {@code after}; from now on for null, and for a place that is none of this tail.
     *
     * @param next the offset of the next record
     * @param registered the ids of all edges
     */
    TailPage page(@Nullable String after, long next, Collection<String> registered, Instant now) {
        var place = after == null ? new Place(id, next) : Place.read(after);
        var begin = begin(place, next, now);
        var shown = new ArrayList<EdgeLine>();
        var dropped = isOf(place, next, now) && begin >= from ? 0L : 1L;
        for (var record : records) {
            if (record.offset >= begin) {
                record.lines.forEach(line -> shown.add(new EdgeLine(record.edge, line)));
                dropped += record.dropped;
            }
        }
        var edges = registered.stream()
                .map(edge -> edge(edge, now))
                .sorted(Comparator.comparing(TailEdge::state).thenComparing(TailEdge::edge))
                .toList();
        var listening = edges.stream()
                .filter(edge -> edge.state() == TailEdgeState.LISTENING)
                .count();
        return new TailPage(
                filter.domain().value(),
                shown,
                dropped,
                edges.stream().limit(TailPage.MAX_EDGES).toList(),
                Math.toIntExact(listening),
                edges.size(),
                new Place(id, Math.max(begin, next)).toString());
    }

    private TailEdge edge(String edge, Instant now) {
        var last = heard.get(edge);
        var age =
                last == null ? null : Math.max(0, Duration.between(last.at, now).toMillis());
        if (last != null && !last.at.plus(HEARD_WITHIN).isBefore(now)) {
            return new TailEdge(edge, last.refused ? TailEdgeState.REFUSING : TailEdgeState.LISTENING, age);
        }
        var early = requestedSince.plus(HEARD_WITHIN).isAfter(now);
        return new TailEdge(edge, early ? TailEdgeState.UNKNOWN : TailEdgeState.SILENT, age);
    }

    private long begin(Place place, long next, Instant now) {
        return isOf(place, next, now) ? place.offset : next;
    }

    private boolean isOf(Place place, long next, Instant now) {
        var ahead = anewUntil.isAfter(now) ? 0 : MOST_AHEAD;
        return place.tail.equals(id) && place.offset - next <= ahead;
    }

    /** A record of an edge; the first of its lines may have become dropped ones. */
    private static final class Received {
        private final long offset;
        private final String edge;
        private final Deque<Line> lines;
        private long dropped;

        Received(long offset, String edge, Deque<Line> lines, long dropped) {
            this.offset = offset;
            this.edge = edge;
            this.lines = lines;
            this.dropped = dropped;
        }
    }

    private record Heard(Instant at, boolean refused) {}

    /**
     * A place in a tail.
     *
     * @param offset of the next record
     */
    private record Place(String tail, long offset) {
        private static final String NONE = "";

        /** A place that can't be read is one in no tail. */
        static Place read(String text) {
            var end = text.lastIndexOf('_');
            try {
                return end < 0
                        ? new Place(NONE, 0)
                        : new Place(text.substring(0, end), Long.parseLong(text.substring(end + 1)));
            } catch (NumberFormatException e) {
                return new Place(NONE, 0);
            }
        }

        @Override
        public String toString() {
            return tail + "_" + offset;
        }
    }
}
