package dev.backsource.edge.findings;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.DomainPlaces;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.response.OriginResponse;
import dev.backsource.policy.response.RedirectChain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The redirects that clients of this edge have got lately, from origins and from the cache, of all event loops, and the loops among them. A client loops
 * if it goes round twice: each URL of the circle, through whatever domains of this edge, has redirected it to the next one again, with the same cookies as
 * before. A page that leads its visitors to the sign-in, and a sign-in that leads them back, are no loop; nor is a check for cookies, of a client that
 * sends none. The comparison of URLs is that of {@link RedirectChain}, and so is the most steps.
 *
 * <p>A redirect from the cache counts only if it may be part of a loop by the {@link RedirectGraph}. Bounded as {@link SitePlaces}; clients that loop are
 * back within a moment, so little is lost.
 */
public final class SeenRedirects {
    /** The most time for a client's way around. */
    static final Duration LATELY = Duration.ofSeconds(30);

    private static final int CHOICES = 4;
    /** Later than that of any stored redirect. */
    private static final long NOT_STORED = Long.MAX_VALUE;

    private final RoutingTable table;
    private final EdgeFindings findings;
    private final Clock clock;
    private final RedirectGraph graph;
    private final SitePlaces<Seen> places;

    /** @param table the domains by host */
    public SeenRedirects(RoutingTable table, EdgeFindings findings, Clock clock) {
        this(table, findings, clock, SitePlaces.REGIONS);
    }

    SeenRedirects(RoutingTable table, EdgeFindings findings, Clock clock, int regions) {
        this.table = table;
        this.findings = findings;
        this.clock = clock;
        this.graph = new RedirectGraph(regions);
        this.places = new SitePlaces<>(regions, CHOICES);
    }

    /**
     * One redirect of one client.
     *
     * @param nextDomain the domain to which it leads
     * @param counts whether it may be part of a loop: it repeats an earlier one, and is no check for cookies
     * @param bornMs when it was generated, by its {@code Date} and {@code Age}; {@link #NOT_STORED} if the origin has sent it to this client
     */
    private record Seen(
            RedirectStep step, Visit visit, String domain, String nextDomain, boolean counts, long bornMs, long atMs)
            implements SitePlaces.Entry<Seen> {
        @Override
        public RequestDigest visitor() {
            return visit.visitor().self();
        }

        @Override
        public boolean renews(Seen earlier) {
            return true;
        }

        boolean isRepeatedBy(RedirectStep later, Visit laterVisit, long nowMs) {
            return visit.visitor().session().equals(laterVisit.visitor().session())
                    && step.isRepeatedBy(later)
                    && nowMs - atMs <= LATELY.toMillis();
        }

        /** The step as those may see it who see {@code viewed}: of another domain, no more than its host. */
        RedirectLoop.Step shown(String viewed) {
            var url = step.shownUrl;
            var next = step.shownNext;
            return domain.equals(viewed)
                    ? new RedirectLoop.Step(
                            url.toString(), step.to.scheme(), step.to.port(), step.status, next.toString())
                    : new RedirectLoop.Step(
                            url.schemeAndHost(),
                            null,
                            null,
                            null,
                            nextDomain.equals(viewed) ? next.toString() : next.schemeAndHost());
        }
    }

    /**
     * An origin has sent {@code redirect}: remembers it, and finds the loop that it closes.
     *
     * @return the redirect for the cache; null if it doesn't lead from a domain of this edge to one
     */
    public @Nullable RedirectStep seen(Redirect redirect) {
        var next = redirect.url().redirected(redirect.location());
        var domain = next == null ? null : table.domainOf(redirect.url().host());
        var nextDomain = domain == null || next == null ? null : table.domainOf(next.host());
        if (domain == null || next == null || nextDomain == null) {
            return null;
        }
        var site = DomainPlaces.site(domain);
        var nextRegion = places.region(DomainPlaces.site(nextDomain));
        var step = new RedirectStep(redirect, next, site, places.region(site), nextRegion);
        if (redirect.visit() != null) {
            var now = clock.millis();
            graph.sent(step, now);
            seen(step, NOT_STORED, redirect.visit().get(), domain, nextDomain, now);
        }
        return step;
    }

    /**
     * The cache has sent {@code step} to a client: likewise, unless it was purged meanwhile. Asks for the visit only if the redirect may be part of a
     * loop.
     *
     * @param bornMs when it was generated, by its {@code Date} and {@code Age}, in milliseconds since the epoch
     */
    public void served(RedirectStep step, long bornMs, Supplier<Visit> visit) {
        if (step.isOver()) {
            return;
        }
        var now = clock.millis();
        graph.sent(step, now);
        if (graph.leadsBack(step, now)) {
            var domain = table.domainOf(step.shownUrl.host());
            var nextDomain = table.domainOf(step.shownNext.host());
            if (domain != null && nextDomain != null) {
                seen(step, bornMs, visit.get(), domain, nextDomain, now);
            }
        }
    }

    private void seen(RedirectStep step, long bornMs, Visit visit, String domain, String nextDomain, long now) {
        var visitor = visit.visitor();
        var earlier = places.find(step.region, visitor.self(), step.url);
        var again = earlier != null && earlier.isRepeatedBy(step, visit, now);
        var isCheck = OriginResponse.isCookieCheck(visit.setsCookie(), visitor.hasCookies());
        var seen = new Seen(step, visit, domain, nextDomain, again && !isCheck, bornMs, now);
        places.put(step.region, seen);
        if (earlier != null && seen.counts) {
            found(loop(seen, earlier.atMs));
        }
    }

    /** The redirects since {@code earliest} from {@code last} back to itself, in order; none if one doesn't count or they lead elsewhere. */
    private List<Seen> loop(Seen last, long earliest) {
        var loop = new ArrayList<Seen>();
        for (var seen = last;
                seen != null && seen.counts && loop.size() < RedirectChain.MAX_STEPS;
                seen = after(seen, earliest)) {
            loop.add(seen);
            if (seen.step.next.equals(last.step.url)) {
                return loop;
            }
        }
        return List.of();
    }

    private @Nullable Seen after(Seen seen, long earliest) {
        var next = places.find(seen.step.nextRegion, seen.visitor(), seen.step.next);
        return next == null || next.atMs < earliest || next.step.isOver() ? null : next;
    }

    /** Finds the loop for each of its domains, from that domain's first redirect on. */
    private void found(List<Seen> loop) {
        var now = clock.instant();
        FoundOfDomain.Circle circle = null;
        for (var i = 0; i < loop.size(); i++) {
            var first = loop.get(i);
            if (isFirstOfDomain(loop, i) && !findings.isRecent(first.domain, first.step.loop(), now)) {
                circle = circle == null ? circle(loop) : circle;
                var steps = new ArrayList<>(loop);
                Collections.rotate(steps, -i);
                findings.looped(
                        first.domain,
                        first.step.loop(),
                        first.visit.revision(),
                        circle,
                        () -> evidence(first.domain, steps));
            }
        }
    }

    private static boolean isFirstOfDomain(List<Seen> loop, int index) {
        for (var i = 0; i < index; i++) {
            if (loop.get(i).domain.equals(loop.get(index).domain)) {
                return false;
            }
        }
        return true;
    }

    private static FoundOfDomain.Circle circle(List<Seen> loop) {
        var steps = new HashMap<RequestDigest, RedirectStep.Storage>();
        loop.forEach(seen -> steps.put(seen.step.url, seen.step.storage));
        var domains = loop.stream().map(Seen::domain).collect(Collectors.toUnmodifiableSet());
        return new FoundOfDomain.Circle(Map.copyOf(steps), loop.get(0).visitor(), domains);
    }

    /** Which redirect types loop isn't measured. */
    private static RedirectLoop evidence(String domain, List<Seen> steps) {
        var first = steps.get(0);
        var bornMs = steps.stream()
                .filter(seen -> seen.domain.equals(domain))
                .mapToLong(Seen::bornMs)
                .min()
                .orElse(NOT_STORED);
        return new RedirectLoop(
                List.of(first.step.shownUrl.scheme()),
                steps.stream().map(seen -> seen.shown(domain)).toList(),
                List.of(),
                List.of(RedirectType.values()),
                first.visit.protoField(),
                bornMs == NOT_STORED ? null : Instant.ofEpochMilli(bornMs));
    }
}
