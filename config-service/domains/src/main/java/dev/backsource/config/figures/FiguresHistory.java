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

    private static final Duration COMPARED_EVERY = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final Predicate<String> requested;
    private final Map<String, DomainHistory> domains = new HashMap<>();
    private final Map<Key, Reading> readings = new HashMap<>();
    private final Map<String, EdgeReading> edges = BoundedMap.byUse(MAX_EDGES);
    private Instant comparedAt = Instant.MIN;

    /** @param requested whether somebody looks at a domain, which then keeps its place */
    FiguresHistory(Predicate<String> requested) {
        this.requested = requested;
    }

    /** Takes in a report. False for one that is no newer than the edge's last, which is ignored unless the edge's clock was set back. */
    boolean take(DomainFigures report, Instant now) {
        var last = edges.get(report.edge());
        if (last != null && last.isRepeatedBy(report.reportedAt())) {
            return false;
        }
        var kept = true;
        for (var totals : report.domains()) {
            kept &= take(report, totals, now);
        }
        edges.put(report.edge(), EdgeReading.of(report, last, now, !kept));
        if (Duration.between(comparedAt, now).compareTo(COMPARED_EVERY) >= 0) {
            compare(now);
            comparedAt = now;
        }
        return true;
    }

    /** False when the figures aren't kept. */
    private boolean take(DomainFigures report, DomainTotals totals, Instant now) {
        var domain = totals.domain();
        var history = domains.get(domain);
        if (history == null) {
            if (domains.size() >= MAX_DOMAINS && !requested.test(domain)) {
                return false;
            }
            history = new DomainHistory(now);
            domains.put(domain, history);
        }
        var key = new Key(report.edge(), domain);
        var before = readings.get(key);
        if (before == null && readings.size() >= MAX_READINGS) {
            return false;
        }
        var reading = Reading.of(totals, report.reportedAt());
        if (before != null && before.isAheadOf(reading)) {
            return false;
        }
        readings.put(key, reading);
        var between = before == null ? null : reading.since(before);
        if (before != null && between != null) {
            var apart = Duration.between(before.reportedAt, reading.reportedAt);
            if (apart.compareTo(LONGEST_GAP) <= 0) {
                history.add(between, apart, earlier(report.reportedAt(), now));
            }
        }
        return true;
    }

    /** A clock that is ahead isn't trusted. */
    private static Instant earlier(Instant reportedAt, Instant now) {
        return reportedAt.isBefore(now) ? reportedAt : now;
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
        }
        readings.entrySet().removeIf(each -> {
            var edge = each.getKey().edge();
            var at = each.getValue().reportedAt;
            var forgotten = !domains.containsKey(each.getKey().domain())
                    || !edges.containsKey(edge)
                    || at.isBefore(now.minus(LONGEST_GAP));
            if (forgotten) {
                edges.computeIfPresent(edge, (same, last) -> last.reportedAt().equals(at) ? last.skipping() : last);
            }
            return forgotten;
        });
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
        var reading = readings.get(new Key(edge, domain));
        return last != null && reading != null && Objects.equals(reading.reportedAt, last.reportedAt());
    }

    private record Key(String edge, String domain) {}

    /**
     * An edge's last report.
     *
     * @param heardAt its arrival
     * @param leavesOut whether domains with requests were left out of it
     * @param uncounted requests of domains without a place at the edge
     * @param skips whether figures of it are not kept here
     */
    record EdgeReading(Instant reportedAt, Instant heardAt, boolean leavesOut, long uncounted, boolean skips) {
        private static final Duration LATE_AT_MOST = Duration.ofMinutes(1);

        /** Without the total before, each uncounted request may be a late one. */
        static EdgeReading of(DomainFigures report, @Nullable EdgeReading last, Instant now, boolean skips) {
            var before = last == null || report.uncounted() < last.uncounted ? 0 : last.uncounted;
            return new EdgeReading(
                    report.reportedAt(),
                    now,
                    report.leftOut() > 0 || report.uncounted() > before,
                    report.uncounted(),
                    skips);
        }

        EdgeReading skipping() {
            return new EdgeReading(reportedAt, heardAt, leavesOut, uncounted, true);
        }

        boolean isRepeatedBy(Instant other) {
            return !other.isAfter(reportedAt)
                    && Duration.between(other, reportedAt).compareTo(LATE_AT_MOST) <= 0;
        }
    }
}
