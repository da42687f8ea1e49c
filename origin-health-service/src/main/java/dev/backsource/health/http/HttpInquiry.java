package dev.backsource.health.http;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.HttpFailed;
import dev.backsource.policy.finding.HttpUnavailable;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.response.LoopCheck;
import dev.backsource.policy.response.OriginQuestion;
import dev.backsource.policy.response.OriginResponse;
import dev.backsource.policy.response.RedirectChain;
import dev.backsource.policy.response.SchemeComparison;
import dev.backsource.policy.response.SchemeFields;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The questions to one origin of a domain, one after another and none twice: for the responses to clients over HTTP and over HTTPS, along all redirects;
 * where these are wrong, for those under other redirect types, and for another field from which the origin learns the client's scheme. At most
 * {@value #MAX_QUESTIONS} questions; beyond them responses are unknown. Lives on one event loop.
 */
final class HttpInquiry {
    static final int MAX_QUESTIONS = 40;

    private final Domain domain;
    private final Origin origin;
    private final Asker asker;
    private final Map<OriginQuestion, HttpAnswer> known = new LinkedHashMap<>();

    HttpInquiry(Domain domain, Origin origin, Asker asker) {
        this.domain = domain;
        this.origin = origin;
        this.asker = asker;
    }

    /** One request; never fails. */
    @FunctionalInterface
    interface Asker {
        /** @param readsPages whether the body of a page is read */
        Future<HttpAnswer> ask(OriginQuestion question, boolean readsPages);
    }

    /** The loops of clients' redirects; never fails. */
    Future<LoopVerdict> loops() {
        return walkAll(chains(domain), false).compose(this::withWays);
    }

    /**
     * All faults of the responses; never fails.
     *
     * @param soFar receives the faults once they are known, before the questions for their remedies
     */
    Future<HttpFindings> all(Consumer<HttpFindings> soFar) {
        return walkAll(chains(domain), true).compose(chains -> {
            var gap = gap(chains);
            var found = new ArrayList<>(faults());
            found.addAll(compared(chains));
            soFar.accept(new HttpFindings(with(found, loop(chains)), gap));
            return withWays(chains)
                    .compose(verdict -> withField(chains.get(1).asked(), with(found, verdict.found())))
                    .map(all -> new HttpFindings(all, gap));
        });
    }

    private static List<Found> with(List<Found> found, List<Found> more) {
        var all = new ArrayList<>(found);
        all.addAll(more);
        return all;
    }

    /** The reason for which these chains are no verdict; null where they are. */
    private @Nullable String gap(List<RedirectChain> chains) {
        return chains.stream()
                .filter(chain -> !chain.loops() && !chain.isConclusive())
                .findFirst()
                .map(this::gap)
                .orElse(null);
    }

    private String gap(RedirectChain chain) {
        var asked = chain.asked();
        var port = "port " + asked.to().port();
        var last = chain.last();
        if (chain.end() == RedirectChain.End.COOKIE) {
            return "a redirect of " + port + " may be a check for cookies; set a probePath without one";
        }
        if (chain.end() == RedirectChain.End.TOO_LONG) {
            return port + " redirects more than " + RedirectChain.MAX_STEPS + " times";
        }
        if (last != null) {
            return port + " responds with status " + last.status();
        }
        return known.get(asked) instanceof HttpAnswer.Failed failed
                ? port + " " + failed.reason()
                : "no response of " + port + " in time";
    }

    private List<RedirectChain> chains(Domain of) {
        return LoopCheck.chains(of, origin, domain.originRequest().probeTarget());
    }

    /** Where clients loop, asks under the other redirect types as well. */
    private Future<LoopVerdict> withWays(List<RedirectChain> chains) {
        if (chains.stream().noneMatch(RedirectChain::loops)) {
            return Future.succeededFuture(
                    new LoopVerdict(chains.stream().allMatch(RedirectChain::isConclusive), List.of()));
        }
        Future<?> asked = Future.succeededFuture();
        for (var type : RedirectType.values()) {
            asked = asked.compose(done -> walkAll(chains(LoopCheck.with(domain, type)), false));
        }
        return asked.map(done -> new LoopVerdict(true, loop(chains)));
    }

    /** The loop of these chains, if there is one. */
    private List<Found> loop(List<RedirectChain> chains) {
        var target = domain.originRequest().probeTarget();
        var loop = LoopCheck.loop(chains, LoopCheck.typesWithoutLoop(domain, origin, target, this::response));
        return loop == null
                ? List.of()
                : List.of(Found.of(FindingKind.REDIRECT_LOOP, new Place(origin.address(), null, null), loop));
    }

    /** The failures of the questions so far: of each port and status one. */
    private List<Found> faults() {
        var found = new ArrayList<Found>();
        var places = new HashSet<Place>();
        known.forEach((asked, answer) -> {
            var at = new Place(origin.address(), asked.to().port(), asked.to().scheme());
            if (answer instanceof HttpAnswer.Failed failed && places.add(at)) {
                found.add(Found.of(
                        FindingKind.HTTP_FAILED,
                        at,
                        new HttpFailed(failed.reason(), asked.url().toString())));
            } else if (answer instanceof HttpAnswer.Responded responded
                    && isUnavailable(responded.response().status())
                    && places.add(at)) {
                found.add(Found.of(
                        FindingKind.HTTP_UNAVAILABLE,
                        at,
                        new HttpUnavailable(
                                responded.response().status(), asked.url().toString())));
            }
        });
        return found;
    }

    private List<Found> compared(List<RedirectChain> chains) {
        var found = new ArrayList<Found>();
        var at = new Place(origin.address(), null, null);
        var difference = SchemeComparison.difference(chains.get(0), chains.get(1));
        if (difference != null) {
            found.add(Found.of(FindingKind.SCHEMES_DIFFER, at, difference));
        }
        var links = SchemeComparison.insecureLinks(
                chains.get(1), domain.originRequest().protoField());
        if (links != null) {
            found.add(Found.of(FindingKind.INSECURE_LINKS, at, links));
        }
        return found;
    }

    /** Where an origin takes HTTPS for HTTP, asks whether it heeds another field. */
    private Future<List<Found>> withField(OriginQuestion asked, List<Found> found) {
        var kinds = found.stream().map(Found::kind).collect(Collectors.toSet());
        if (!mayBeMistaken(kinds)) {
            return Future.succeededFuture(found);
        }
        Future<?> others = Future.succeededFuture();
        for (var other : SchemeFields.others(asked)) {
            others = others.compose(done -> ask(other, true));
        }
        return others.map(done -> {
            var heeded = SchemeFields.heeded(asked, this::response);
            if (heeded != null) {
                found.add(Found.of(FindingKind.FORWARDED_PROTO, new Place(origin.address(), null, null), heeded));
            }
            return found;
        });
    }

    private static boolean mayBeMistaken(Set<FindingKind<?>> kinds) {
        return kinds.contains(FindingKind.REDIRECT_LOOP) || kinds.contains(FindingKind.INSECURE_LINKS);
    }

    private Future<List<RedirectChain>> walkAll(List<RedirectChain> chains, boolean readsPages) {
        return walk(chains.get(0), readsPages)
                .compose(http -> walk(chains.get(1), readsPages).map(https -> List.of(http, https)));
    }

    private Future<RedirectChain> walk(RedirectChain chain, boolean readsPages) {
        var asked = chain.next();
        return asked == null
                ? Future.succeededFuture(chain)
                : ask(asked, readsPages).compose(done -> walk(chain.after(response(asked)), readsPages));
    }

    private Future<?> ask(OriginQuestion question, boolean readsPages) {
        return known.containsKey(question) || known.size() >= MAX_QUESTIONS
                ? Future.succeededFuture()
                : asker.ask(question, readsPages).onSuccess(answer -> known.put(question, answer));
    }

    private @Nullable OriginResponse response(OriginQuestion question) {
        return known.get(question) instanceof HttpAnswer.Responded responded ? responded.response() : null;
    }

    private static boolean isUnavailable(int status) {
        return status >= 502 && status <= 504;
    }
}
