package dev.backsource.config.traffic;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.policy.event.EdgeCounters;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One edge's traffic in the step of its latest reports, from the differences of the reported totals. No numbers are made up: the time between two
 * reports is a gap unless they follow each other, which means that they are of the same start, at most a step apart, and no total has decreased.
 * Their distance is measured by the edge's own clock: arrival times say nothing after a pause of this service. Steps only advance, so that none is
 * counted twice.
 */
final class EdgeTraffic {
    /** A report that is older than its predecessor by at most this time is late; a greater difference shows that the edge's clock was set back. */
    private static final Duration LATE_AT_MOST = Duration.ofMinutes(1);

    private @Nullable Told last;
    private @Nullable EdgeStep open;

    /** Returns the step that this report ends; null when it ends none. */
    @Nullable
    EdgeStep take(EdgeReport report) {
        var status = report.status();
        var before = last;
        if (before != null && before.isOfTheStart(status.startedAt()) && before.makesLate(status.reportedAt())) {
            return null;
        }
        var counters = status.counters();
        var now =
                counters == null ? null : new Told(report.heardAt(), status.startedAt(), status.reportedAt(), counters);
        last = now;
        return before != null && now != null && now.follows(before) ? add(before, now) : null;
    }

    /** The step of the latest reports; null before the first one. */
    @Nullable
    EdgeStep open() {
        return open;
    }

    /** Whether the last report is from before {@code time}. */
    boolean isSilentSince(Instant time) {
        return last == null || last.heardAt.isBefore(time);
    }

    private @Nullable EdgeStep add(Told before, Told now) {
        var number = Steps.at(now.heardAt);
        var held = open;
        if (held != null && number < held.number) {
            return null;
        }
        var ended = held != null && number > held.number ? held : null;
        var step = held == null || ended != null ? new EdgeStep(number) : held;
        step.add(now.after(before).toMillis(), now.since(before));
        open = step;
        return ended;
    }

    private record Told(Instant heardAt, Instant startedAt, Instant reportedAt, EdgeCounters counters) {
        boolean isOfTheStart(Instant other) {
            return startedAt.equals(other);
        }

        /** Whether a report of {@code at} repeats this one or an earlier one. */
        boolean makesLate(Instant at) {
            return !at.isAfter(reportedAt) && Duration.between(at, reportedAt).compareTo(LATE_AT_MOST) <= 0;
        }

        boolean follows(Told before) {
            var apart = after(before);
            return isOfTheStart(before.startedAt)
                    && !apart.isNegative()
                    && apart.compareTo(Steps.LENGTH) <= 0
                    && counters.requests() >= before.counters.requests()
                    && counters.hits() >= before.counters.hits()
                    && counters.misses() >= before.counters.misses()
                    && before.counters.originErrors().entrySet().stream()
                            .allMatch(error -> errors(error.getKey()) >= error.getValue());
        }

        Duration after(Told before) {
            return Duration.between(before.reportedAt, reportedAt);
        }

        /** The differences since {@code before}. */
        Rates since(Told before) {
            var did = new Rates();
            did.requests = counters.requests() - before.counters.requests();
            did.hits = counters.hits() - before.counters.hits();
            did.misses = counters.misses() - before.counters.misses();
            counters.originErrors()
                    .forEach((kind, total) ->
                            did.addErrors(ErrorKinds.number(kind), (double) (total - before.errors(kind))));
            return did;
        }

        private long errors(String kind) {
            return counters.originErrors().getOrDefault(kind, 0L);
        }
    }
}
