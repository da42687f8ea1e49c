package dev.backsource.edge.findings;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.DomainPlaces;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.response.ClientUrl;
import dev.backsource.policy.response.RedirectChain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The redirects that this edge has fetched lately, of all event loops, and the loops among them. A client loops if it goes round twice: each URL of the
 * circle, through whatever domains of this edge, has redirected it to the next one again, with the same cookies as before. A page that leads its
 * visitors to the sign-in, and a sign-in that leads them back, are no loop; nor is a check for cookies, of a client that sends none. The comparison of
 * URLs is that of {@link RedirectChain}, and so is the most steps.
 *
 * <p>Bounded: a table of fixed size, of which a site has one region, known to nobody else, and a redirect the choice of a few places. It takes that of the
 * earliest redirect of its own site there, else of the earliest. Clients that loop are back within a moment, so little is lost.
 */
public final class SeenRedirects {
    private static final int REGIONS = 32;
    private static final int OF_REGION = 256;
    /** The number of places among which a redirect has the choice. */
    private static final int CHOICES = 4;
    /** The most time for a client's way around. */
    static final Duration LATELY = Duration.ofSeconds(30);

    private final RoutingTable table;
    private final EdgeFindings findings;
    private final Clock clock;
    private final String salt = UUID.randomUUID().toString();
    private final int regions;
    private final AtomicReferenceArray<@Nullable Seen> places;

    /** @param table the domains by host */
    public SeenRedirects(RoutingTable table, EdgeFindings findings, Clock clock) {
        this(table, findings, clock, REGIONS);
    }

    SeenRedirects(RoutingTable table, EdgeFindings findings, Clock clock, int regions) {
        this.table = table;
        this.findings = findings;
        this.clock = clock;
        this.regions = regions;
        this.places = new AtomicReferenceArray<>(regions * OF_REGION);
    }

    /**
     * One redirect.
     *
     * @param next the URL to which it leads
     * @param sent the same in words
     * @param counts whether it may be part of a loop: it repeats an earlier one, and is no check for cookies
     */
    private record Seen(
            Visitor visitor,
            RequestDigest url,
            String site,
            RequestDigest next,
            Sent sent,
            boolean counts,
            Instant at) {
        boolean isRepeatedBy(RequestDigest session, RequestDigest nextUrl, Instant now) {
            return visitor.session().equals(session) && next.equals(nextUrl) && !at.isBefore(now.minus(LATELY));
        }

        boolean isOf(RequestDigest otherVisitor, RequestDigest otherUrl) {
            return visitor.self().equals(otherVisitor) && url.equals(otherUrl);
        }
    }

    /**
     * The parts of a redirect that are shown, short and without secrets.
     *
     * @param nextDomain the domain to which it leads
     */
    private record Sent(
            ClientUrl url,
            ClientUrl next,
            String domain,
            String nextDomain,
            String address,
            Target to,
            long revision,
            String protoField,
            int status) {
        /** The step as those may see it who see {@code viewed}: of another domain, no more than its host. */
        RedirectLoop.Step step(String viewed) {
            return domain.equals(viewed)
                    ? new RedirectLoop.Step(url.toString(), to.scheme(), to.port(), status, next.toString())
                    : new RedirectLoop.Step(
                            url.schemeAndHost(),
                            null,
                            null,
                            null,
                            nextDomain.equals(viewed) ? next.toString() : next.schemeAndHost());
        }
    }

    /** Remembers {@code redirect}, and finds the loop that it closes. */
    public void seen(Redirect redirect) {
        var next = redirect.url().redirected(redirect.location());
        var domain = next == null ? null : table.domainOf(redirect.url().host());
        var nextDomain = domain == null || next == null ? null : table.domainOf(next.host());
        if (domain != null && next != null && nextDomain != null) {
            seen(redirect, domain, next, nextDomain);
        }
    }

    private void seen(Redirect redirect, String domain, ClientUrl next, String nextDomain) {
        var visitor = redirect.visitor().get();
        var url = RequestDigest.of(redirect.url());
        var nextUrl = RequestDigest.of(next);
        var site = DomainPlaces.site(domain);
        var place = place(site, visitor.self(), url);
        var before = places.get(place);
        var earlier = before != null && before.isOf(visitor.self(), url) ? before : null;
        var now = clock.instant();
        var again = earlier != null && earlier.isRepeatedBy(visitor.session(), nextUrl, now);
        var sent = new Sent(
                redirect.url().shown(),
                next.shown(),
                domain,
                nextDomain,
                redirect.address(),
                redirect.to(),
                redirect.revision(),
                redirect.protoField(),
                redirect.status());
        var isCheck = redirect.setsCookie() && !visitor.hasCookies();
        var seen = new Seen(visitor, url, site, nextUrl, sent, again && !isCheck, now);
        places.set(place, seen);
        if (earlier != null && seen.counts) {
            found(loop(seen, earlier.at));
        }
    }

    /** The redirects since {@code earliest} from {@code last} back to itself, in order; none if one doesn't count or they lead elsewhere. */
    private List<Seen> loop(Seen last, Instant earliest) {
        var loop = new ArrayList<Seen>();
        for (var step = last;
                step != null && step.counts && loop.size() < RedirectChain.MAX_STEPS;
                step = after(step, earliest)) {
            loop.add(step);
            if (step.next.equals(last.url)) {
                return loop;
            }
        }
        return List.of();
    }

    private @Nullable Seen after(Seen step, Instant earliest) {
        var region = region(DomainPlaces.site(step.sent.nextDomain));
        for (var choice = 0; choice < CHOICES; choice++) {
            var found = places.get(place(region, step.visitor.self(), step.next, choice));
            if (found != null && found.isOf(step.visitor.self(), step.next)) {
                return found.at.isBefore(earliest) ? null : found;
            }
        }
        return null;
    }

    /** Finds the loop for each of its domains, from that domain's first redirect on. */
    private void found(List<Seen> loop) {
        if (loop.isEmpty()) {
            return;
        }
        var urls = loop.stream().map(Seen::url).collect(Collectors.toUnmodifiableSet());
        var domains = loop.stream().map(seen -> seen.sent.domain).collect(Collectors.toUnmodifiableSet());
        var circle = new FoundOfDomain.Circle(urls, loop.get(0).visitor.self(), domains);
        for (var domain : domains) {
            var steps = new ArrayList<>(loop.stream().map(Seen::sent).toList());
            while (!steps.get(0).domain.equals(domain)) {
                Collections.rotate(steps, -1);
            }
            var first = steps.get(0);
            findings.looped(domain, first.address, first.revision, circle, () -> evidence(domain, steps));
        }
    }

    /** Which redirect types loop isn't measured. */
    private static RedirectLoop evidence(String domain, List<Sent> steps) {
        var first = steps.get(0);
        return new RedirectLoop(
                List.of(first.url.scheme()),
                steps.stream().map(sent -> sent.step(domain)).toList(),
                List.of(),
                List.of(RedirectType.values()),
                first.protoField);
    }

    /** The place of the same client's earlier redirect at the same URL; else a free one, or that of the earliest redirect of the site, or of all. */
    private int place(String site, RequestDigest visitor, RequestDigest url) {
        var region = region(site);
        var best = -1;
        for (var choice = 0; choice < CHOICES; choice++) {
            var place = place(region, visitor, url, choice);
            var found = places.get(place);
            if (found != null && found.isOf(visitor, url)) {
                return place;
            }
            if (best < 0 || isBetter(found, places.get(best), site)) {
                best = place;
            }
        }
        return best;
    }

    /** Whether {@code found} is to be replaced rather than {@code other}; null for free places. */
    private static boolean isBetter(@Nullable Seen found, @Nullable Seen other, String site) {
        if (found == null || other == null) {
            return found == null && other != null;
        }
        var isOwn = found.site.equals(site);
        return isOwn == other.site.equals(site) ? found.at.isBefore(other.at) : isOwn;
    }

    private int region(String site) {
        return Math.floorMod(RequestDigest.of(salt, site).low(), regions);
    }

    private static int place(int region, RequestDigest visitor, RequestDigest url, int choice) {
        return region * OF_REGION + Math.floorMod(visitor.low() + url.low() + choice, OF_REGION);
    }
}
