package dev.backsource.config.figures;

import dev.backsource.config.figures.FiguresHistory.EdgeReading;
import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.domain.DomainPlaces;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Evidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.finding.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The findings that edges report of real traffic. Those of an edge are its last report's, and where that leaves domains out, those of earlier ones
 * for these domains, until the edge's reports since then have all of its domains; they end with the edge's silence. Bounded: of {@value #MAX_DOMAINS}
 * domains, which share the places by site, {@value #MAX_OF_DOMAIN} of each, and {@value #MAX_EDGES} edges of each. Not thread-safe.
 */
final class TrafficFindings {
    static final int MAX_DOMAINS = 2_000;
    static final int MAX_OF_DOMAIN = 8;
    static final int MAX_EDGES = 100;
    private static final Duration OLDEST = Duration.ofDays(1_000);

    /** From here on, a finding that an edge reported already gets no further edges. */
    private static final int MANY_REPORTED = 20_000;

    private static final int MAX_KNOWN_EDGES = 10_000;
    private static final Duration FORGOTTEN_EVERY = Duration.ofSeconds(10);

    private final Map<String, OfDomain> domains = new HashMap<>();
    private final DomainPlaces places = new DomainPlaces(MAX_DOMAINS);
    private final Map<String, EdgeReports> edges = BoundedMap.byUse(MAX_KNOWN_EDGES);
    private int reported;
    private Instant forgottenAt = Instant.MIN;

    private record Key(FindingKind<?> kind, Place at) {}

    private record Reported(Finding finding, Instant reportedAt) {}

    /**
     * An edge's reports.
     *
     * @param heardAt the arrival of the last one
     * @param completeSince the edge's time from which on they have all of its domains with findings
     */
    private record EdgeReports(Instant heardAt, Instant completeSince) {}

    /** The findings of a domain by their edges, and when each edge reported the domain last. */
    private static final class OfDomain {
        private final Map<Key, Map<String, Reported>> byKey = new HashMap<>();
        private final Map<String, Instant> reportedAt = new HashMap<>();
    }

    /**
     * The same finding of one or more edges.
     *
     * @param finding as measured last; since its first measurement
     * @param edges their ids, in order
     */
    record Merged(Finding finding, List<String> edges) {}

    /** Takes in a report, which is newer than the edge's last. */
    void take(DomainFigures report, Instant now) {
        var edge = report.edge();
        edges.put(edge, new EdgeReports(now, completeSince(report, edges.get(edge))));
        for (var found : report.findings()) {
            var evicted = places.take(found.domain());
            if (evicted != null) {
                remove(evicted);
            }
            var ofDomain = domains.computeIfAbsent(found.domain(), none -> new OfDomain());
            ofDomain.reportedAt.put(edge, report.reportedAt());
            for (var finding : found.findings()) {
                take(ofDomain, finding, report, now);
            }
        }
        if (Duration.between(forgottenAt, now).compareTo(FORGOTTEN_EVERY) >= 0) {
            forget(now);
            forgottenAt = now;
        }
    }

    private void take(OfDomain ofDomain, Finding finding, DomainFigures report, Instant now) {
        var key = new Key(finding.kind(), finding.at());
        var byEdge = ofDomain.byKey.get(key);
        if (byEdge == null) {
            if (ofDomain.byKey.size() >= MAX_OF_DOMAIN) {
                return;
            }
            byEdge = new HashMap<>();
            ofDomain.byKey.put(key, byEdge);
        }
        var isNew = !byEdge.containsKey(report.edge());
        if (isNew && (byEdge.size() >= MAX_EDGES || (reported >= MANY_REPORTED && !byEdge.isEmpty()))) {
            return;
        }
        var said = evidence(finding, report, now);
        var evidence = byEdge.values().stream()
                .map(other -> other.finding.evidence())
                .filter(said::equals)
                .findFirst()
                .orElse(said);
        byEdge.put(
                report.edge(),
                new Reported(
                        new Finding(
                                finding.kind(),
                                finding.at(),
                                Source.EDGE,
                                report.edge(),
                                toMillis(now.minus(age(finding.since(), report))),
                                toMillis(now.minus(age(finding.measuredAt(), report))),
                                finding.confidence(),
                                evidence),
                        report.reportedAt()));
        reported += isNew ? 1 : 0;
    }

    /** With the time of a stored loop by this instance's clock. */
    private static Evidence evidence(Finding finding, DomainFigures report, Instant now) {
        return finding.evidence() instanceof RedirectLoop loop && loop.storedAt() != null
                ? loop.withStoredAt(now.minus(age(loop.storedAt(), report)))
                : finding.evidence();
    }

    private static Instant toMillis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A report that says nothing of it leaves it as it was. */
    private static Instant completeSince(DomainFigures report, @Nullable EdgeReports before) {
        if (report.findingsLeftOut() == 0) {
            return report.reportedAt();
        }
        var unsaid = before == null ? report.reportedAt() : before.completeSince;
        return Objects.requireNonNullElse(report.findingsSince(), unsaid);
    }

    /** The age by the edge's own clock, whatever that says; at most {@link #OLDEST}. */
    private static Duration age(Instant time, DomainFigures report) {
        var age = Duration.between(time, report.reportedAt());
        return age.isNegative() ? Duration.ZERO : age.compareTo(OLDEST) < 0 ? age : OLDEST;
    }

    /**
     * The findings of a domain, by code and place.
     *
     * @param seenSince the time from which on the caller sees the domain; null for always
     */
    List<Merged> of(String domain, @Nullable Instant seenSince, Instant now) {
        var ofDomain = domains.get(domain);
        if (ofDomain == null) {
            return List.of();
        }
        return ofDomain.byKey.values().stream()
                .map(byEdge -> byEdge.values().stream()
                        .filter(each -> isPresent(each, ofDomain, now))
                        .map(Reported::finding)
                        .filter(finding ->
                                seenSince == null || !finding.measuredAt().isBefore(seenSince))
                        .toList())
                .filter(present -> !present.isEmpty())
                .map(present -> merged(present, seenSince))
                .sorted(Comparator.comparing(
                                (Merged each) -> each.finding.kind().code())
                        .thenComparing(each -> each.finding.at().text()))
                .toList();
    }

    private static Merged merged(List<Finding> present, @Nullable Instant seenSince) {
        var last =
                present.stream().max(Comparator.comparing(Finding::measuredAt)).orElseThrow();
        var since = present.stream()
                .map(Finding::since)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var isRepeated = present.stream().anyMatch(finding -> finding.confidence() == Confidence.REPEATED);
        return new Merged(
                new Finding(
                        last.kind(),
                        last.at(),
                        last.source(),
                        last.measuredBy(),
                        seenSince == null || since.isAfter(seenSince) ? since : seenSince,
                        last.measuredAt(),
                        isRepeated ? Confidence.REPEATED : Confidence.ONCE,
                        evidence(last, present)),
                present.stream().map(Finding::measuredBy).sorted().toList());
    }

    /** That of the last finding, for a loop with the oldest redirect from the cache of any edge. */
    private static Evidence evidence(Finding last, List<Finding> present) {
        return present.stream()
                .map(finding -> finding.evidence() instanceof RedirectLoop loop ? loop.storedAt() : null)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .<Evidence>map(oldest -> ((RedirectLoop) last.evidence()).withStoredAt(oldest))
                .orElse(last.evidence());
    }

    /** Whether the edge, which isn't silent, still has the finding as far as its reports tell. */
    private boolean isPresent(Reported each, OfDomain ofDomain, Instant now) {
        var edge = Objects.requireNonNull(each.finding.measuredBy());
        var reports = edges.get(edge);
        return reports != null
                && !EdgeReading.isSilent(reports.heardAt, now)
                && !each.reportedAt.isBefore(reports.completeSince)
                && each.reportedAt.equals(ofDomain.reportedAt.get(edge));
    }

    private void forget(Instant now) {
        for (var domain : List.copyOf(domains.keySet())) {
            var ofDomain = Objects.requireNonNull(domains.get(domain));
            ofDomain.byKey.values().removeIf(byEdge -> {
                var before = byEdge.size();
                byEdge.values().removeIf(each -> !isPresent(each, ofDomain, now));
                reported -= before - byEdge.size();
                return byEdge.isEmpty();
            });
            ofDomain.reportedAt
                    .keySet()
                    .removeIf(edge -> ofDomain.byKey.values().stream().noneMatch(byEdge -> byEdge.containsKey(edge)));
            if (ofDomain.byKey.isEmpty()) {
                domains.remove(domain);
                places.release(domain);
            }
        }
    }

    private void remove(String domain) {
        var removed = domains.remove(domain);
        if (removed != null) {
            reported -= removed.byKey.values().stream().mapToInt(Map::size).sum();
        }
    }
}
