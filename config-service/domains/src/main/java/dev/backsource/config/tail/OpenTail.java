package dev.backsource.config.tail;

import dev.backsource.config.tail.TailPage.EdgeLine;
import dev.backsource.policy.event.TailLines;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tail with its latest lines. Used under the lock of {@link Tails}. */
final class OpenTail {
    /** The most lines that wait for their callers. */
    static final int MOST_LINES = 500;

    final String id = UUID.randomUUID().toString();
    final TailFilter filter;
    final Runnable release;
    Instant until = Instant.EPOCH;
    Instant writtenAt = Instant.EPOCH;
    private final Deque<EdgeLine> lines = new ArrayDeque<>();
    /** The number of lines so far. */
    private long arrived;
    /** The number of lines so far that edges left out. */
    private long dropped;

    OpenTail(TailFilter filter, Runnable release) {
        this.filter = filter;
        this.release = release;
    }

    void add(TailLines more) {
        dropped += more.dropped();
        for (var line : more.lines()) {
            lines.addLast(new EdgeLine(more.edge(), line));
            arrived++;
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        }
    }

    /** The lines behind {@code after}; those from now on for null, and all that are kept for a place in another tail. */
    TailPage page(@Nullable String after) {
        var place = after == null ? new Place(id, arrived, dropped) : Place.read(after);
        var from = place.tail.equals(id) ? place : new Place(id, 0, 0);
        var first = arrived - lines.size();
        var skipped = Math.max(0, Math.min(lines.size(), from.arrived - first));
        var shown = lines.stream().skip(skipped).toList();
        var lost = Math.max(0, first - from.arrived);
        return new TailPage(
                filter.domain().value(),
                new ArrayList<>(shown),
                Math.max(0, dropped - from.dropped) + lost,
                new Place(id, arrived, dropped).toString());
    }

    /**
     * A place in a tail.
     *
     * @param arrived the number of lines before
     * @param dropped the number of lines left out before
     */
    record Place(String tail, long arrived, long dropped) {
        private static final String NONE = "";

        /** A place that can't be read is one in another tail. */
        static Place read(String text) {
            var parts = text.split("_", -1);
            try {
                return parts.length == 3
                        ? new Place(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]))
                        : new Place(NONE, 0, 0);
            } catch (NumberFormatException e) {
                return new Place(NONE, 0, 0);
            }
        }

        @Override
        public String toString() {
            return tail + "_" + arrived + "_" + dropped;
        }
    }
}
