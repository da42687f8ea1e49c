package dev.backsource.edge.findings;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DomainPlaces;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.response.ClientUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The findings of real traffic, by domain. A request without a response makes or renews one, a response at the same place clears it, and one that was
 * not measured for {@link #KEPT} is forgotten. Bounded in domains, which share the places by site ({@link DomainPlaces}), and in findings of a domain.
 *
 * <p>All event loops use it. While there are no findings, a response reads one flag; while its domain has none, it looks up the domain. Failures, and
 * responses of domains with findings, take the lock.
 */
public final class EdgeFindings {
    /** The most domains with findings; each has a few KB. */
    static final int MAX_DOMAINS = 1_000;
    /** The time from its last measurement to the end of a finding that no response has cleared. */
    static final Duration KEPT = Duration.ofMinutes(10);
    /** The largest part of a report, in bytes; the rest of it belongs to the figures. */
    static final int MAX_REPORT_BYTES = 128 * 1024;

    private final RoutingTable table;
    private final Clock clock;
    /** Written under the lock of this object. */
    private final Map<String, FoundOfDomain> domains = new ConcurrentHashMap<>();
    /** Guarded by the lock of this object. */
    private final DomainPlaces places = new DomainPlaces(MAX_DOMAINS);

    /** Written under the lock of this object. */
    private volatile boolean quiet = true;

    /** @param table the domains by host */
    public EdgeFindings(RoutingTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * A part of the findings.
     *
     * @param leftOut the number of other domains with findings, whose turn comes in later reports
     */
    public record Report(List<DomainFindings> findings, int leftOut) {}

    /**
     * A request to {@code origin} has got no response.
     *
     * @param kind of the failure, to be measured only if the same wasn't a moment ago
     */
    public void failed(RequestedOrigin origin, FindingKind<?> kind, Supplier<Measurement> measurement) {
        var domain = table.domainOf(origin.host());
        if (domain != null) {
            found(domain, new FoundOfDomain.Key(kind, origin.place()), origin.serverName(), null, measurement);
        }
    }

    /**
     * Clients of {@code domain} are redirected in circles by the origin at {@code address}.
     *
     * @param circle its URLs, and the revision of the domain
     */
    void looped(String domain, String address, FoundOfDomain.Circle circle, Supplier<RedirectLoop> loop) {
        var place = new Place(OriginAddress.parse(address), null, null);
        found(
                domain,
                new FoundOfDomain.Key(FindingKind.REDIRECT_LOOP, place),
                null,
                circle,
                () -> Measurement.of(FindingKind.REDIRECT_LOOP, loop.get()));
    }

    private synchronized void found(
            String domain,
            FoundOfDomain.Key key,
            @Nullable String serverName,
            FoundOfDomain.@Nullable Circle circle,
            Supplier<Measurement> measurement) {
        var evicted = places.take(domain);
        if (evicted != null) {
            domains.remove(evicted);
        }
        domains.computeIfAbsent(domain, FoundOfDomain::new)
                .found(key, serverName, circle, measurement, clock.instant());
        quiet = false;
    }

    /** Whether there may be findings of the domain of {@code host}, so that a response has to be reported. */
    public boolean concern(String host) {
        return !quiet && domainOf(host) != null;
    }

    private @Nullable String domainOf(String host) {
        var domain = table.domainOf(host);
        return domain != null && domains.containsKey(domain) ? domain : null;
    }

    /**
     * {@code origin} has responded.
     *
     * @param fresh whether the connection was made for this request
     * @param url of the client's request, if the response leads it to the end of its redirects; else null
     */
    public void answered(RequestedOrigin origin, boolean fresh, @Nullable ClientUrl url) {
        var domain = domainOf(origin.host());
        if (domain != null) {
            clear(domain, found -> found.answered(origin, fresh, url));
        }
    }

    private synchronized void clear(String domain, Consumer<FoundOfDomain> how) {
        var found = domains.get(domain);
        if (found != null) {
            how.accept(found);
            forgetIfEmpty(found);
        }
    }

    private void forgetIfEmpty(FoundOfDomain found) {
        if (found.isEmpty()) {
            domains.remove(found.domain);
            places.release(found.domain);
            quiet = domains.isEmpty();
        }
    }

    /**
     * The findings for a report, after those that are too old have been forgotten: of {@code urgent} domains first, and of the others those that haven't
     * been reported for the longest time.
     *
     * @param edge the id of this edge
     */
    public Report report(String edge, Predicate<String> urgent) {
        var now = clock.instant();
        var turns = turns(edge, urgent, now);
        var reported = new ArrayList<DomainFindings>();
        var bytes = 0;
        for (var found : turns.findings) {
            bytes += bytes(edge, now, found);
            if (bytes > MAX_REPORT_BYTES) {
                break;
            }
            reported.add(found);
        }
        end(reported, now);
        return new Report(reported, turns.leftOut + turns.findings.size() - reported.size());
    }

    /** The domains whose turn it is, as many as a report may have. */
    private synchronized Report turns(String edge, Predicate<String> urgent, Instant now) {
        for (var found : List.copyOf(domains.values())) {
            found.forgetBefore(now.minus(KEPT));
            if (found.hasLoop()) {
                found.forgetLoopsBefore(
                        table.versionOf(DomainName.parse(found.domain)).revision());
            }
            forgetIfEmpty(found);
        }
        var turns = new ArrayList<>(domains.values());
        turns.sort(Comparator.comparing((FoundOfDomain found) -> !urgent.test(found.domain))
                .thenComparing(found -> found.reportedAt));
        var first = turns.stream()
                .limit(DomainFindings.MAX_DOMAINS)
                .map(found -> new DomainFindings(found.domain, found.findings(edge)))
                .toList();
        return new Report(first, turns.size() - first.size());
    }

    private synchronized void end(List<DomainFindings> reported, Instant now) {
        for (var each : reported) {
            var found = domains.get(each.domain());
            if (found != null) {
                found.reportedAt = now;
            }
        }
    }

    private static int bytes(String edge, Instant now, DomainFindings findings) {
        var alone = new DomainFigures(edge, now, 0, 0, List.of(), List.of(findings), 0);
        return EventCodec.DOMAIN_FIGURES.encode(alone).length;
    }
}
