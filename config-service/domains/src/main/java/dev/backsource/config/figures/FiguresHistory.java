package dev.backsource.config.figures;

import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.DomainTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Single domains' figures of the last day, from the differences of reported totals. Bounded: of {@value #MAX_DOMAINS} domains and, besides, of the requested
 * ones. When more are reported, each comparison, every 10 s, gives up the quarter with the fewest requests lately, so that a busy newcomer soon has a
 * place. Not thread-safe.
 */
final class FiguresHistory {
    /** One takes 30 KB in a day. */
    static final int MAX_DOMAINS = 500;

    /** The latest totals of domains at edges; each takes half a KB. When all are taken, further edges' figures are left out. */
    private static final int MAX_READINGS = 50_000;

    private static final int MAX_EDGES = 10_000;
    /** A longer time between two readings is a gap. */
    private static final Duration LONGEST_GAP = Period.DAY.step;

    /** The length of a counting that has just begun. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private static final Duration COMPARED_EVERY = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final Predicate<String> requested;
    private final Map<String, DomainHistory> domains = new HashMap<>();
    /** By domain, then by edge: the last hour of a domain looks at each edge. */
    private final Map<String, Map<String, KeptReading>> readings = new HashMap<>();

    private final Map<String, EdgeReading> edges = BoundedMap.byUse(MAX_EDGES);
    private Instant comparedAt = Instant.MIN;
    /** The last time at which domains were given up for others. */
    private Instant givenUpAt = Instant.MIN;

    /** @param requested whether somebody looks at a domain, which then keeps its place */
    FiguresHistory(Predicate<String> requested) {
        this.requested = requested;
    }

    /**
     * Takes in a report. False for one that is no newer than the edge's last, which is ignored unless the edge's clock was set back.
     *
     * <p>The first totals of a domain count from 0, from the time on at which the edge began to count it, if that was after every earlier report of the
     * edge: so no report had a part of them. Otherwise they are the beginning for later differences.
     */
    boolean take(DomainFigures report, Instant now) {
        var last = edges.get(report.edge());
        if (last != null && last.isRepeatedBy(report.reportedAt())) {
            return false;
        }
        var kept = true;
        var seamless = true;
        var room = MAX_READINGS - readingCount();
        for (var totals : report.domains()) {
            var isNew = !readings(totals.domain()).containsKey(report.edge());
            var reading = take(report, totals, last, now, !isNew || room > 0);
            room -= isNew && reading != null ? 1 : 0;
            kept &= reading != null;
            seamless &= reading != null && reading.knownSince().isBefore(now);
        }
        edges.put(report.edge(), EdgeReading.of(report, last, now, kept, seamless));
        if (Duration.between(comparedAt, now).compareTo(COMPARED_EVERY) >= 0) {
            compare(now);
            comparedAt = now;
        }
        return true;
    }

    /** Null when the figures aren't kept. */
    private @Nullable KeptReading take(
            DomainFigures report, DomainTotals totals, @Nullable EdgeReading last, Instant now, boolean hasRoom) {
        var domain = totals.domain();
        var history = domains.get(domain);
        if (history == null) {
            if (domains.size() >= MAX_DOMAINS && !requested.test(domain)) {
                return null;
            }
            history = new DomainHistory(now, givenUpAt);
            domains.put(domain, history);
        }
        if (!hasRoom) {
            return null;
        }
        var before = readings(domain).get(report.edge());
        var reading = Reading.of(totals, report.reportedAt());
        if (before != null && before.reading().isAheadOf(reading)) {
            return null;
        }
        var knownSince = now;
        var between = between(before, reading, last);
        if (between != null) {
            var apart = longer(Duration.between(between.since, between.reportedAt), SHORTEST);
            if (apart.compareTo(LONGEST_GAP) <= 0) {
                // A clock that is ahead isn't trusted.
                var end = earlier(report.reportedAt(), now);
                history.add(between, apart, end, before == null ? completeSince(last, now) : null);
                if (between.hasClasses()) {
                    knownSince = before != null && before.reading().isOfCounting(reading)
                            ? before.knownSince()
                            : now.minus(apart);
                }
            }
        }
        var kept = new KeptReading(reading, knownSince);
        readings.computeIfAbsent(domain, added -> new HashMap<>()).put(report.edge(), kept);
        return kept;
    }

    /** The figures since the reading before, or since the beginning of the counting; null where nobody knows which of them are new. */
    private @Nullable Reading between(@Nullable KeptReading before, Reading reading, @Nullable EdgeReading last) {
        if (before != null && before.reading().isOfCounting(reading)) {
            return reading.since(before.reading());
        }
        var isNew = last == null ? edges.size() < MAX_EDGES : reading.since.isAfter(last.latest());
        return isNew && !reading.since.isAfter(reading.reportedAt) ? reading : null;
    }

    /** The time from which on an edge, which isn't silent, has reported all its requests; null when that isn't known. */
    private static @Nullable Instant completeSince(@Nullable EdgeReading last, Instant now) {
        return last == null || last.isSilent(now) ? null : last.completeSince();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void compare(Instant now) {
        domains.values().forEach(DomainHistory::lowerScore);
        domains.values().removeIf(history -> history.heardAt().isBefore(now.minus(FORGOTTEN_AFTER)));
        if (domains.size() >= MAX_DOMAINS) {
            var quietest = domains.entrySet().stream()
                    .filter(each -> !requested.test(each.getKey()))
                    .sorted(Comparator.comparingDouble(each -> each.getValue().score()))
                    .limit(domains.size() - MAX_DOMAINS + MAX_DOMAINS / 4)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            domains.keySet().removeAll(quietest);
            givenUpAt = now;
        }
        readings.forEach((domain, byEdge) -> byEdge.entrySet().removeIf(each -> {
            var edge = each.getKey();
            var at = each.getValue().reading().reportedAt;
            var forgotten =
                    !domains.containsKey(domain) || !edges.containsKey(edge) || at.isBefore(now.minus(LONGEST_GAP));
            if (forgotten) {
                edges.computeIfPresent(edge, (same, last) -> last.reportedAt().equals(at) ? last.skipping() : last);
            }
            return forgotten;
        }));
        readings.values().removeIf(Map::isEmpty);
    }

    private int readingCount() {
        return readings.values().stream().mapToInt(Map::size).sum();
    }

    /** By edge. */
    private Map<String, KeptReading> readings(String domain) {
        return readings.getOrDefault(domain, Map.of());
    }

    /** The figures of a domain in {@code count} steps from number {@code first} on. A copy, which needs no lock. */
    FigureColumns columns(String domain, Period period, long first, int count) {
        var history = domains.get(domain);
        return new FigureColumns(history == null ? null : history.of(period), first, count);
    }

    /** The last report of an edge; null without one. */
    @Nullable
    EdgeReading edge(String edge) {
        return edges.get(edge);
    }

    /** Whether the last report of an edge had figures of the domain. */
    boolean reports(String edge, String domain) {
        var last = edges.get(edge);
        return last != null && reported(readings(domain).get(edge), last) != null;
    }

    /** The domain's latest totals from an edge; null when the last report of the edge hasn't any. */
    private static @Nullable KeptReading reported(@Nullable KeptReading kept, EdgeReading last) {
        return kept != null && kept.reading().reportedAt.equals(last.reportedAt()) ? kept : null;
    }

    /**
     * A domain's routed requests of the last hour.
     *
     * @param of the edges that count, each with its last start, before which requests may be lost
     * @param since earlier ones are left out, and those of the step of that time
     */
    LastHour lastHour(String domain, Map<String, Instant> of, Instant since, Instant now) {
        var hourAgo = now.minus(LastHour.LENGTH);
        var begin = since.isAfter(hourAgo) ? Period.DAY.nextStep(since) : hourAgo;
        var history = domains.get(domain);
        var knownFrom = later(begin, history == null ? givenUpAt : history.givenUpUntil);
        var latest = readings(domain);
        var whole = 0;
        var partly = 0;
        for (var edge : of.entrySet()) {
            var last = edges.get(edge.getKey());
            var known = last == null || last.isSilent(now) ? null : knownSince(last, latest.get(edge.getKey()));
            if (last != null && known != null) {
                var from = later(later(known, edge.getValue()), knownFrom);
                if (!from.isAfter(hourAgo)) {
                    whole++;
                } else if (from.isBefore(last.heardAt())) {
                    partly++;
                }
            }
        }
        return LastHour.of(history == null ? null : history.of(Period.DAY), begin, now, of.size(), whole, partly);
    }

    /** The time from which on all requests of a domain at an edge are known by class; null when they aren't known now. */
    private @Nullable Instant knownSince(EdgeReading last, @Nullable KeptReading latest) {
        var complete = last.completeSince();
        var kept = reported(latest, last);
        if (kept == null) {
            return complete;
        }
        if (!kept.reading().hasClasses()) {
            return null;
        }
        return complete == null ? kept.knownSince() : earlier(kept.knownSince(), complete);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * The latest totals.
     *
     * @param knownSince the time from which on their requests are in the history without a gap
     */
    private record KeptReading(Reading reading, Instant knownSince) {}

    /**
     * An edge's last report.
     *
     * @param heardAt its arrival
     * @param leavesOut whether domains with requests were left out of it
     * @param uncounted requests of domains without a place at the edge
     * @param skips whether figures of it are not kept here
     * @param latest the latest time of all its reports; the same as {@code reportedAt} unless its clock was set back
     * @param completeSince the time from which on its reports have had all domains with requests, by class and without a gap; null when the last one hasn't
     */
    record EdgeReading(
            Instant reportedAt,
            Instant heardAt,
            boolean leavesOut,
            long uncounted,
            boolean skips,
            Instant latest,
            @Nullable Instant completeSince) {
        private static final Duration LATE_AT_MOST = Duration.ofMinutes(1);
        /** The age of the last report from which an edge is silent. */
        private static final Duration SILENCE = Duration.ofMinutes(1);

        /**
         * Without the total before, each uncounted request may be a late one.
         *
         * @param kept whether all of its figures are kept here
         * @param seamless whether they continue what is kept
         */
        static EdgeReading of(
                DomainFigures report, @Nullable EdgeReading last, Instant now, boolean kept, boolean seamless) {
            var before = last == null || report.uncounted() < last.uncounted ? 0 : last.uncounted;
            var leavesOut = report.leftOut() > 0 || report.uncounted() > before;
            var byClass = report.domains().stream().allMatch(totals -> totals.byClass() != null);
            var unbroken = seamless ? FiguresHistory.completeSince(last, now) : null;
            return new EdgeReading(
                    report.reportedAt(),
                    now,
                    leavesOut,
                    report.uncounted(),
                    !kept,
                    last == null ? report.reportedAt() : later(report.reportedAt(), last.latest),
                    leavesOut || !kept || !byClass ? null : Objects.requireNonNullElse(unbroken, now));
        }

        EdgeReading skipping() {
            return new EdgeReading(reportedAt, heardAt, leavesOut, uncounted, true, latest, null);
        }

        boolean isSilent(Instant now) {
            return isSilent(heardAt, now);
        }

        /** Whether an edge is silent whose last report arrived at {@code heardAt}. */
        static boolean isSilent(Instant heardAt, Instant now) {
            return Duration.between(heardAt, now).compareTo(SILENCE) > 0;
        }

        boolean isRepeatedBy(Instant other) {
            return !other.isAfter(reportedAt)
                    && Duration.between(other, reportedAt).compareTo(LATE_AT_MOST) <= 0;
        }
    }
}
