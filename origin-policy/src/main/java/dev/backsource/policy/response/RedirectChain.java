package dev.backsource.policy.response;

import dev.backsource.policy.protocol.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The redirects that a client of a domain follows, from its first URL to the last response: each URL is a request to an origin by the policy of the
 * domain that serves its host, each response may name the next URL. A value: {@link #after} returns the next state.
 *
 * <p>A chain is over with a response that is no redirect, a redirect to a host that no registered domain serves, a redirect to a URL of the chain, which
 * is a loop, or after {@value #MAX_STEPS} steps. A loop of other domains only, which this one leads into, is theirs: it counts as a redirect elsewhere. A
 * loop in which a response sets a cookie may be a check for cookies, whose outcome only a client with cookies sees; {@link LoopCheck#settled} decides.
 */
public final class RedirectChain {
    /** The most requests of a chain. */
    public static final int MAX_STEPS = 10;

    private final Sites sites;
    private final List<Step> steps;
    /** The site of {@code url}. */
    private final Site site;

    private final ClientUrl url;
    private final @Nullable End end;
    private final @Nullable OriginResponse last;

    private RedirectChain(
            Sites sites, List<Step> steps, Site site, ClientUrl url, @Nullable End end, @Nullable OriginResponse last) {
        this.sites = sites;
        this.steps = List.copyOf(steps);
        this.site = site;
        this.url = url;
        this.end = end;
        this.last = last;
    }

    /** The end of a chain. */
    public enum End {
        /** A response that is no redirect. */
        RESPONSE,
        /** A redirect to a URL of this chain. */
        LOOP,
        /** A redirect to a host that no registered domain serves, to a URL that is no edge's, or into a loop of other domains. */
        ELSEWHERE,
        /** A redirect to a URL of this chain, and a cookie since then: a loop, or a check for cookies. */
        COOKIE,
        /** More redirects than are followed. */
        TOO_LONG,
        /** The origin's response isn't known. */
        UNKNOWN,
        /** A redirect to another host, of which isn't known yet whether a registered domain serves it. */
        UNKNOWN_DOMAIN
    }

    /** A redirect: the client's URL, its site, the request to the origin, and its response. */
    public record Step(ClientUrl url, Site site, OriginQuestion asked, OriginResponse response) {
        String location() {
            return Objects.requireNonNull(response.redirectsTo());
        }

        @Nullable
        ClientUrl target() {
            return url.redirected(location());
        }

        boolean leadsToHttps() {
            var target = target();
            return target == null
                    ? location().strip().regionMatches(true, 0, "https:", 0, "https:".length())
                    : target.scheme().isSecure();
        }
    }

    /** The chain before its first request, of a client with {@code scheme} for {@code target}. */
    static RedirectChain of(Sites sites, Scheme scheme, String target) {
        return from(sites, new ClientUrl(scheme, sites.host(), target));
    }

    /** The chain before its first request, of a client for {@code first}, whose host is the domain's. */
    static RedirectChain from(Sites sites, ClientUrl first) {
        return new RedirectChain(sites, List.of(), sites.own(), first, null, null);
    }

    /** The next request to the origin of {@link #site}; null when the chain is over. */
    public @Nullable OriginQuestion next() {
        return end == null ? asked() : null;
    }

    /** The request to the origin for {@link #url}, the last one of a chain that is over. */
    public OriginQuestion asked() {
        return site.question(url);
    }

    /** The site of {@link #url}. */
    public Site site() {
        return site;
    }

    /**
     * The chain after the response to {@link #next}.
     *
     * @param response null where there is none
     * @throws IllegalStateException when the chain is over
     */
    public RedirectChain after(@Nullable OriginResponse response) {
        var asked = next();
        if (asked == null) {
            throw new IllegalStateException("the chain is over");
        }
        if (response == null) {
            return ended(steps, End.UNKNOWN, null);
        }
        var location = response.redirectsTo();
        if (location == null) {
            return ended(steps, End.RESPONSE, response);
        }
        var longer = new ArrayList<>(steps);
        longer.add(new Step(url, site, asked, response));
        var target = url.redirected(location);
        if (target == null) {
            return ended(longer, End.ELSEWHERE, response);
        }
        var next = sites.of(target.host());
        var there = next.site();
        if (there == null) {
            return ended(longer, next.isKnown() ? End.ELSEWHERE : End.UNKNOWN_DOMAIN, response);
        }
        var cycle = cycle(longer, target, next);
        if (!cycle.isEmpty()) {
            return ended(longer, end(cycle), response);
        }
        return longer.size() == MAX_STEPS
                ? ended(longer, End.TOO_LONG, response)
                : new RedirectChain(sites, longer, there, target, null, null);
    }

    private static End end(List<Step> cycle) {
        if (cycle.stream().noneMatch(step -> step.site().isItself())) {
            return End.ELSEWHERE;
        }
        return cycle.stream().anyMatch(step -> step.response().setsCookie()) ? End.COOKIE : End.LOOP;
    }

    /** The chain at its end, with responses by {@code answers}; null stands for an unknown one. */
    public RedirectChain follow(Function<OriginQuestion, @Nullable OriginResponse> answers) {
        var chain = this;
        for (var asked = next(); asked != null; asked = chain.next()) {
            chain = chain.after(answers.apply(asked));
        }
        return chain;
    }

    /** The end; null while the chain goes on. */
    public @Nullable End end() {
        return end;
    }

    public boolean loops() {
        return end == End.LOOP;
    }

    /**
     * Whether it leads the client somewhere: to another domain, or to a response that says something of the site. Faults of a server (5xx) and refusals
     * for a time (429) say nothing.
     */
    public boolean isConclusive() {
        return end == End.ELSEWHERE
                || (end == End.RESPONSE && last != null && last.status() < 500 && last.status() != 429);
    }

    /** The redirects so far, in order. */
    public List<Step> steps() {
        return steps;
    }

    /** Whether all of its URLs are the domain's own. */
    public boolean isWithinDomain() {
        return site.isItself() && steps.stream().allMatch(step -> step.site().isItself());
    }

    /** This chain up to the first redirect to another registered domain, which leads elsewhere; the whole where none does. */
    RedirectChain withinDomain() {
        var own = 0;
        while (own < steps.size() && steps.get(own).site().isItself()) {
            own++;
        }
        if (isWithinDomain()) {
            return this;
        }
        var leaving = steps.get(own - 1);
        return new RedirectChain(
                sites, steps.subList(0, own), leaving.site(), leaving.url(), End.ELSEWHERE, leaving.response());
    }

    /** Whether clients leave the domain for a URL over HTTPS, at once or by further redirects. */
    boolean leavesForHttps() {
        var own = withinDomain();
        return own.end == End.ELSEWHERE
                && steps.subList(own.steps.size() - 1, steps.size()).stream().anyMatch(Step::leadsToHttps);
    }

    /** The last response; null before the end, and where it isn't known. */
    public @Nullable OriginResponse last() {
        return last;
    }

    /** The URL of the last request. */
    public ClientUrl url() {
        return url;
    }

    /** Whether {@code response} to the last request leads the client on, to a response or to a URL that isn't one of this loop. */
    boolean isLeftBy(OriginResponse response) {
        var location = response.redirectsTo();
        if (location == null) {
            return response.status() < 300 || response.status() == 401 || response.status() == 404;
        }
        var target = url.redirected(location);
        return target == null || cycle(steps, target, sites.of(target.host())).isEmpty();
    }

    /** Whether a step of the loop redirects to the same URL over another scheme than the origin was asked over. */
    boolean isBetweenSchemes() {
        return cycle().stream().anyMatch(RedirectChain::changesScheme);
    }

    /** The steps of the loop, without those that lead there; none where the chain doesn't come back. */
    List<Step> cycle() {
        var target = steps.isEmpty() ? null : steps.get(steps.size() - 1).target();
        return target == null ? List.of() : cycle(steps, target, sites.of(target.host()));
    }

    /** The first URL of a chain may be asked at an origin other than that of its host. */
    private static List<Step> cycle(List<Step> walked, ClientUrl target, Sites.Destination at) {
        var first = 0;
        while (first < walked.size()
                && !(walked.get(first).url().equals(target)
                        && at.isAt(walked.get(first).site()))) {
            first++;
        }
        return walked.subList(first, walked.size());
    }

    /** A location without a scheme says nothing of schemes. */
    private static boolean changesScheme(Step step) {
        var target = step.target();
        return target != null
                && target.host().equals(step.url().host())
                && target.target().equals(step.url().target())
                && target.scheme() != step.asked().to().scheme()
                && step.location().strip().regionMatches(true, 0, "http", 0, 4);
    }

    /** This chain as a loop. */
    RedirectChain asLoop() {
        return ended(steps, End.LOOP, last);
    }

    private RedirectChain ended(List<Step> walked, End how, @Nullable OriginResponse response) {
        return new RedirectChain(sites, walked, site, url, how, response);
    }
}
