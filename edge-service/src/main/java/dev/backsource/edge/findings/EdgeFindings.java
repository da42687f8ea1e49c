package dev.backsource.edge.findings;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DomainPlaces;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.RedirectLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The findings of real traffic, by domain. A request without a response makes or renews one. A response at the same place clears it, and a failed
 * handshake clears a failed connection that is a minute older. One that was not measured for {@link #KEPT} is forgotten, a loop after {@link
 * #LOOP_KEPT}. Bounded in domains, which share the places by site ({@link DomainPlaces}), and in findings of a domain.
 *
 * <p>All event loops use it. While there are no findings, a response reads one flag; while its domain has none, it looks up the domain; while it
 * disproves nothing, it takes no lock. A measurement takes the common lock, for the place of its domain.
 */
public final class EdgeFindings {
    /** The most domains with findings; each has {@link FoundOfDomain#MAX}, of up to 4 KB. */
    static final int MAX_DOMAINS = 1_000;
    /** The time from its last measurement to the end of a finding that no response has cleared. */
    static final Duration KEPT = Duration.ofMinutes(10);
    /** The same for a loop, which clients measure as long as it lasts. */
    static final Duration LOOP_KEPT = Duration.ofMinutes(1);

    private final RoutingTable table;
    private final Clock clock;
    /** Written under the lock of this object, which is taken before that of a domain's findings. */
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
     * @param at the time of the report
     * @param leftOut the number of other domains with findings, whose turn comes in later reports
     * @param since the reports from then on have all domains with findings but those found since, and those that wait for longer than {@link #KEPT}; at
     *     most that long ago
     */
    public record Report(Instant at, List<DomainFindings> findings, int leftOut, Instant since) {}

    /**
     * A request to {@code origin} has got no response.
     *
     * @param kind of the failure, to be measured only if the same wasn't a moment ago
     */
    public void failed(RequestedOrigin origin, FindingKind<?> kind, Supplier<Measurement> measurement) {
        var domain = table.domainOf(origin.host());
        if (domain != null) {
            found(
                    domain,
                    new FoundOfDomain.Key(kind, origin.place()),
                    () -> new FoundOfDomain.Measured(measurement.get(), origin.serverName(), origin.revision(), null));
        }
    }

    /**
     * Clients of {@code domain} are redirected in circles by the origin of {@code key}.
     *
     * @param revision of the domain
     */
    void looped(
            String domain,
            FoundOfDomain.Key key,
            long revision,
            FoundOfDomain.Circle circle,
            Supplier<RedirectLoop> loop) {
        found(
                domain,
                key,
                () -> new FoundOfDomain.Measured(
                        Measurement.of(FindingKind.REDIRECT_LOOP, loop.get()), null, revision, circle));
    }

    /** Whether the same was measured a moment ago. */
    boolean isRecent(String domain, FoundOfDomain.Key key, Instant now) {
        var known = domains.get(domain);
        return known != null && known.isRecent(key, now);
    }

    private void found(String domain, FoundOfDomain.Key key, Supplier<FoundOfDomain.Measured> measurement) {
        var now = clock.instant();
        if (!isRecent(domain, key, now)) {
            found(domain, key, measurement.get(), now);
        }
    }

    private synchronized void found(
            String domain, FoundOfDomain.Key key, FoundOfDomain.Measured measured, Instant now) {
        var evicted = places.take(domain);
        if (evicted != null) {
            domains.remove(evicted);
        }
        domains.computeIfAbsent(domain, FoundOfDomain::new).found(key, measured, now);
        quiet = false;
    }

    /** Whether there may be findings of the domain of {@code host}, so that a response has to be reported. */
    public boolean concern(String host) {
        return !quiet && ofHost(host) != null;
    }

    private @Nullable FoundOfDomain ofHost(String host) {
        var domain = table.domainOf(host);
        return domain == null ? null : domains.get(domain);
    }

    /**
     * {@code origin} has responded.
     *
     * @param fresh whether the connection was made for this request
     * @param answer null for a request of another method than GET
     */
    public void answered(RequestedOrigin origin, boolean fresh, @Nullable Answer answer) {
        var found = ofHost(origin.host());
        if (found == null) {
            return;
        }
        clear(found, each -> each.answered(origin, fresh));
        if (answer != null) {
            answered(answer, found.circles());
        }
    }

    private void answered(Answer answer, List<FoundOfDomain.Circle> circles) {
        if (circles.isEmpty()) {
            return;
        }
        var url = RequestDigest.of(answer.url());
        for (var circle : circles) {
            var urls = circle.urls();
            if (urls.contains(url)
                    && answer.leadsOutOf(urls)
                    && circle.visitor().equals(answer.visitor().get().self())) {
                for (var domain : circle.domains()) {
                    var found = domains.get(domain);
                    if (found != null) {
                        clear(found, each -> each.forgetLoops(url, circle.visitor()));
                    }
                }
            }
        }
    }

    private void clear(FoundOfDomain found, Consumer<FoundOfDomain> how) {
        how.accept(found);
        if (found.isEmpty()) {
            forget(found);
        }
    }

    /** Gives up the place of a domain unless it has a finding again. */
    private synchronized void forget(FoundOfDomain found) {
        if (found.isEmpty() && domains.remove(found.domain, found)) {
            places.release(found.domain);
            quiet = domains.isEmpty();
        }
    }

    /**
     * The findings for a report, after those that are too old have been forgotten. Domains take turns, shared by site ({@link ReportTurns}).
     *
     * @param edge the id of this edge
     * @param at the time of the report, by the clock of the findings
     * @param urgent the domains that are in each report as far as half of it suffices
     */
    public Report report(String edge, Instant at, Predicate<String> urgent) {
        for (var found : domains.values()) {
            var revision = found.circles().isEmpty()
                    ? 0
                    : table.versionOf(DomainName.parse(found.domain)).revision();
            clear(found, each -> each.forgetBefore(at.minus(KEPT), at.minus(LOOP_KEPT), revision));
        }
        return ReportTurns.report(edge, at, List.copyOf(domains.values()), urgent);
    }

    /** {@code report} has been written: other domains have the next turns. */
    public void written(Report report) {
        for (var each : report.findings()) {
            var found = domains.get(each.domain());
            if (found != null) {
                found.reportedAt = report.at();
            }
        }
    }
}
