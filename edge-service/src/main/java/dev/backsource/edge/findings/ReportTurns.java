package dev.backsource.edge.findings;

import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The choice of the domains for a report of findings. Sites take turns, the one that has waited longest first, and each site's domains likewise: names
 * below one's own give nobody more turns. Bounded in domains and bytes, of the report and of each domain.
 */
final class ReportTurns {
    /** The largest part of a report, in bytes; the rest of it belongs to the figures. */
    static final int MAX_BYTES = 128 * 1024;
    /** The most bytes of a domain; its dearest findings are left out. */
    static final int MAX_BYTES_OF_DOMAIN = 4 * 1024;
    /** The part of a report that urgent domains take at most: 1 in 2. */
    static final int URGENT = 2;

    private final String edge;
    private final List<DomainFindings> entries = new ArrayList<>();
    private final Set<FoundOfDomain> taken = new HashSet<>();
    private int bytes;

    private ReportTurns(String edge) {
        this.edge = edge;
    }

    /** A finding, and the bytes of a domain that has it alone. */
    private record Sized(Finding finding, int bytes) {}

    /** A domain in the line of its site. */
    private record Turn(FoundOfDomain found, int place, Instant siteReportedAt) {}

    static EdgeFindings.Report report(String edge, Instant at, List<FoundOfDomain> domains, Predicate<String> urgent) {
        var turns = new ReportTurns(edge);
        turns.take(
                domains.stream().filter(found -> urgent.test(found.domain)).toList(),
                DomainFindings.MAX_DOMAINS / URGENT,
                MAX_BYTES / URGENT);
        var others =
                domains.stream().filter(found -> !turns.taken.contains(found)).toList();
        turns.take(others, DomainFindings.MAX_DOMAINS, MAX_BYTES);
        // A domain that waits for its first turn has nothing in earlier reports. One that waits for longer than
        // findings are kept is given up: else a site with very many domains would keep the ended findings of all
        // others.
        var earliest = at.minus(EdgeFindings.KEPT);
        var since = others.stream()
                .filter(found -> !turns.taken.contains(found))
                .map(found -> found.reportedAt)
                .filter(reportedAt -> reportedAt.isAfter(Instant.EPOCH) && reportedAt.isBefore(at))
                .min(Comparator.naturalOrder())
                .map(oldest -> oldest.isAfter(earliest) ? oldest : earliest)
                .orElse(at);
        return new EdgeFindings.Report(at, turns.entries, domains.size() - turns.taken.size(), since);
    }

    private void take(List<FoundOfDomain> domains, int maxDomains, int maxBytes) {
        for (var found : inOrder(domains)) {
            if (entries.size() == maxDomains || maxBytes - bytes < MAX_BYTES_OF_DOMAIN) {
                return;
            }
            var entry = entry(found);
            var size = bytes(entry);
            if (!entry.findings().isEmpty() && bytes + size <= maxBytes) {
                entries.add(entry);
                taken.add(found);
                bytes += size;
            }
        }
    }

    /** Each site's first domain, then each site's second, and so on. */
    private static List<FoundOfDomain> inOrder(List<FoundOfDomain> domains) {
        var waiting = domains.stream()
                .sorted(Comparator.comparing((FoundOfDomain found) -> found.reportedAt))
                .toList();
        var reportedAt = new HashMap<String, Instant>();
        waiting.forEach(found -> reportedAt.put(found.site, found.reportedAt));
        var places = new HashMap<String, Integer>();
        return waiting.stream()
                .map(found -> new Turn(
                        found,
                        places.merge(found.site, 1, Integer::sum),
                        reportedAt.getOrDefault(found.site, Instant.EPOCH)))
                .sorted(Comparator.comparingInt(Turn::place).thenComparing(Turn::siteReportedAt))
                .map(Turn::found)
                .toList();
    }

    private DomainFindings entry(FoundOfDomain found) {
        var all = new DomainFindings(found.domain, found.findings(edge));
        return bytes(all) <= MAX_BYTES_OF_DOMAIN ? all : new DomainFindings(found.domain, cheapest(all));
    }

    private List<Finding> cheapest(DomainFindings all) {
        var sized = all.findings().stream()
                .map(finding -> new Sized(finding, bytes(new DomainFindings(all.domain(), List.of(finding)))))
                .sorted(Comparator.comparingInt(Sized::bytes))
                .toList();
        var kept = new ArrayList<Finding>();
        for (var each : sized) {
            kept.add(each.finding);
            if (kept.size() > 1 && bytes(new DomainFindings(all.domain(), kept)) > MAX_BYTES_OF_DOMAIN) {
                kept.remove(kept.size() - 1);
                return kept;
            }
        }
        return kept;
    }

    private int bytes(DomainFindings findings) {
        var alone = new DomainFigures(edge, Instant.EPOCH, 0, 0, List.of()).with(List.of(findings), 0, Instant.EPOCH);
        return EventCodec.DOMAIN_FIGURES.encode(alone).length;
    }
}
