package dev.backsource.edge.findings;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.response.ClientUrl;
import dev.backsource.policy.response.RedirectChain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The redirects that this edge has fetched lately, of all event loops, and the loops among them. A client loops if it comes back to a URL that has redirected
 * it before, to the same target, and if this client's redirects since then lead from there to the URL again, through whatever domains of this edge. All of
 * them have the same cookies, and none sets a cookie: a page that leads its visitors to the sign-in, and a sign-in that leads them back, are no
 * loop. The comparison of URLs is that of {@link RedirectChain}, and so is the most steps.
 *
 * <p>Bounded: a table of fixed size, of which a domain has one region, and a redirect the choice of a few places. It takes the place of the earliest there.
 * Clients that loop are back within a moment, so little is lost.
 */
public final class SeenRedirects {
    private static final int REGIONS = 32;
    private static final int OF_REGION = 256;
    /** The number of places among which a redirect has the choice. */
    private static final int CHOICES = 4;
    /** The most time for a client's way around. */
    static final Duration LATELY = Duration.ofSeconds(30);

    private static final int MAX_SHOWN = 200;

    private final RoutingTable table;
    private final EdgeFindings findings;
    private final Clock clock;
    private final AtomicReferenceArray<@Nullable Seen> places = new AtomicReferenceArray<>(REGIONS * OF_REGION);

    /** @param table the domains by host */
    public SeenRedirects(RoutingTable table, EdgeFindings findings, Clock clock) {
        this.table = table;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * One redirect.
     *
     * @param next the URL to which it leads
     * @param nextDomain that URL's domain
     */
    private record Seen(
            RequestDigest client,
            RequestDigest url,
            String domain,
            RequestDigest next,
            String nextDomain,
            RedirectLoop.Step step,
            boolean setsCookie,
            Instant at) {
        boolean repeats(Seen earlier) {
            return earlier.isOf(client, url) && earlier.next.equals(next) && !earlier.at.isBefore(at.minus(LATELY));
        }

        boolean isOf(RequestDigest otherClient, RequestDigest otherUrl) {
            return client.equals(otherClient) && url.equals(otherUrl);
        }
    }

    /** Remembers {@code redirect}, and finds the loop that it closes. */
    public void seen(Redirect redirect) {
        var url = redirect.url();
        var next = url.redirected(redirect.location());
        var domain = next == null ? null : table.domainOf(url.host());
        var nextDomain = domain == null || next == null ? null : table.domainOf(next.host());
        if (domain == null || next == null || nextDomain == null) {
            return;
        }
        var to = redirect.to();
        var seen = new Seen(
                redirect.client(),
                RequestDigest.of(url),
                domain,
                RequestDigest.of(next),
                nextDomain,
                new RedirectLoop.Step(shown(url), to.scheme(), to.port(), redirect.status(), shown(next)),
                redirect.setsCookie(),
                clock.instant());
        var earlier = places.getAndSet(place(seen), seen);
        var loop = earlier != null && seen.repeats(earlier) ? loop(seen, earlier.at) : List.<Seen>of();
        if (!loop.isEmpty()) {
            var urls = loop.stream().map(Seen::url).collect(Collectors.toUnmodifiableSet());
            findings.looped(
                    domain,
                    redirect.address(),
                    new FoundOfDomain.Circle(urls, redirect.revision()),
                    () -> evidence(redirect, domain, loop));
        }
    }

    /** The redirects since {@code earliest} from {@code last} back to itself, in order; none if they lead elsewhere. */
    private List<Seen> loop(Seen last, Instant earliest) {
        var loop = new ArrayList<Seen>();
        for (var step = last; step != null && loop.size() < RedirectChain.MAX_STEPS; step = after(step, earliest)) {
            if (step.setsCookie) {
                return List.of();
            }
            loop.add(step);
            if (step.next.equals(last.url)) {
                return loop;
            }
        }
        return List.of();
    }

    private @Nullable Seen after(Seen step, Instant earliest) {
        for (var choice = 0; choice < CHOICES; choice++) {
            var found = places.get(place(step.nextDomain, step.client, step.next, choice));
            if (found != null && found.isOf(step.client, step.next)) {
                return found.at.isBefore(earliest) ? null : found;
            }
        }
        return null;
    }

    /** The place of the same client's earlier redirect at the same URL; else a free one, or that of the earliest redirect. */
    private int place(Seen seen) {
        var oldest = -1;
        var oldestAt = Instant.MAX;
        for (var choice = 0; choice < CHOICES; choice++) {
            var place = place(seen.domain, seen.client, seen.url, choice);
            var found = places.get(place);
            if (found != null && found.isOf(seen.client, seen.url)) {
                return place;
            }
            var at = found == null ? Instant.MIN : found.at;
            if (at.isBefore(oldestAt)) {
                oldest = place;
                oldestAt = at;
            }
        }
        return oldest;
    }

    private static int place(String domain, RequestDigest client, RequestDigest url, int choice) {
        var region = Math.floorMod(domain.hashCode(), REGIONS);
        return region * OF_REGION + Math.floorMod(client.low() + url.low() + choice, OF_REGION);
    }

    /** Which redirect types loop isn't measured. Those who see the domain may not see the others of the loop. */
    private static RedirectLoop evidence(Redirect redirect, String domain, List<Seen> loop) {
        return new RedirectLoop(
                List.of(redirect.url().scheme()),
                loop.stream()
                        .map(seen -> seen.domain.equals(domain) ? seen.step : seen.step.withoutOrigin())
                        .toList(),
                List.of(),
                List.of(RedirectType.values()),
                redirect.protoField());
    }

    /** A URL without its query, which may hold secrets; at most 200 characters of its target. */
    public static String shown(ClientUrl url) {
        var text = url.scheme().uriName() + "://" + url.host()
                + url.target().substring(0, Math.min(url.target().length(), MAX_SHOWN));
        var query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query + 1);
    }
}
