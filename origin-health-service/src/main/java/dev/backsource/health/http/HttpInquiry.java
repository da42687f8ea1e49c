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
import org.jspecify.annotations.Nullable;

/**
 * The questions to one origin of a domain, one after another and none twice: for the responses to clients over HTTP and over HTTPS, along all redirects;
 * where these are wrong, for those under other redirect types, and for another field from which the origin learns the client's scheme. At most
 * {@value #MAX_QUESTIONS} questions; beyond them responses are unknown. Each question follows the answer to the one before, so that no lock is needed,
 * whatever the threads.
 */
final class HttpInquiry {
    static final int MAX_QUESTIONS = 40;

    private final Domain domain;
    private final Origin origin;
    private final Place place;
    private final Asker asker;
    private final Map<OriginQuestion, HttpAnswer> known = new LinkedHashMap<>();
    private int asked;
    private final boolean throughNames;

    /** @param throughNames whether redirects are followed to all hosts that the domain's name covers, since none is a domain of its own */
    HttpInquiry(Domain domain, Origin origin, boolean throughNames, Asker asker) {
        this.throughNames = throughNames;
        this.domain = domain;
        this.origin = origin;
        this.place = new Place(origin.address(), null, null);
        this.asker = asker;
    }

    /** One request; never fails. */
    @FunctionalInterface
    interface Asker {
        /** @param readsPages whether the body of a page is read */
        Future<HttpAnswer> ask(OriginQuestion question, boolean readsPages);
    }

    /**
     * The loops of clients' redirects; never fails.
     *
     * @param withRemedy whether a loop's remedy is asked for
     */
    Future<LoopVerdict> loops(boolean withRemedy) {
        return walkAll(chains(domain), false).compose(chains -> {
            if (chains.stream().anyMatch(RedirectChain::loops)) {
                return (withRemedy ? askWays() : Future.succeededFuture())
                        .map(done -> new LoopVerdict(true, loop(chains)));
            }
            var isKnown = chains.stream().allMatch(RedirectChain::isConclusive);
            return Future.succeededFuture(new LoopVerdict(isKnown, List.of()));
        });
    }

    /** All faults of the responses; never fails. */
    Future<HttpFindings> all(HttpInquiries.Caller caller) {
        return walkAll(chains(domain), true)
                .compose(chains -> withAnotherTitle(chains).compose(compared -> {
                    var gap = gap(chains);
                    var found = faults();
                    found.addAll(compared);
                    var https = chains.get(1);
                    var links = insecureLinks(https);
                    found.addAll(links);
                    var soFar = new HttpFindings(with(found, loop(chains)), gap);
                    caller.take(soFar);
                    var loops = chains.stream().anyMatch(RedirectChain::loops);
                    if (!(loops || !links.isEmpty()) || !caller.admitsRemedies()) {
                        return Future.succeededFuture(soFar);
                    }
                    return (loops ? askWays() : Future.succeededFuture())
                            .compose(done -> https.loops() || !links.isEmpty()
                                    ? field(SchemeFields.trials(https))
                                    : Future.succeededFuture(List.<Found>of()))
                            .map(field -> new HttpFindings(with(with(found, loop(chains)), field), gap));
                }));
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
        var answer = known.get(asked);
        if (answer instanceof HttpAnswer.Failed failed) {
            return port + " " + failed.reason();
        }
        return (answer instanceof HttpAnswer.Unknown unknown ? unknown.reason() : "no response") + " (" + port + ")";
    }

    private List<RedirectChain> chains(Domain of) {
        var target = domain.originRequest().probeTarget();
        return throughNames ? LoopCheck.chainsThroughNames(of, origin, target) : LoopCheck.chains(of, origin, target);
    }

    /** Asks under all redirect types. */
    private Future<?> askWays() {
        Future<?> asked = Future.succeededFuture();
        for (var type : RedirectType.values()) {
            asked = asked.compose(done -> walkAll(chains(LoopCheck.with(domain, type)), false));
        }
        return asked;
    }

    /** The loop of these chains, if there is one. */
    private List<Found> loop(List<RedirectChain> chains) {
        if (chains.stream().noneMatch(RedirectChain::loops)) {
            return List.of();
        }
        var loop = LoopCheck.loop(chains, LoopCheck.types(domain, this::chains, this::response));
        return loop == null ? List.of() : List.of(Found.of(FindingKind.REDIRECT_LOOP, place, loop));
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

    /** The difference of both clients' responses. Titles also differ by the time, or by chance: the same client is asked once more. */
    private Future<List<Found>> withAnotherTitle(List<RedirectChain> chains) {
        var difference = SchemeComparison.difference(chains.get(0), chains.get(1));
        if (difference == null) {
            return Future.succeededFuture(List.of());
        }
        var found = List.of(Found.of(FindingKind.SCHEMES_DIFFER, place, difference));
        if (!difference.isByTitleOnly()) {
            return Future.succeededFuture(found);
        }
        var http = chains.get(0);
        return once(http.asked(), true)
                .map(again -> again instanceof HttpAnswer.Responded responded
                                && SchemeComparison.haveSameTitle(http, responded.response())
                        ? found
                        : List.of());
    }

    private List<Found> insecureLinks(RedirectChain https) {
        var links = SchemeComparison.insecureLinks(https, domain.originRequest().protoField());
        return links == null ? List.of() : List.of(Found.of(FindingKind.INSECURE_LINKS, place, links));
    }

    /** The field that the origin heeds in place of the edges' own: asks until one is found. */
    private Future<List<Found>> field(List<SchemeFields.Trial> left) {
        if (left.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var trial = left.get(0);
        return isCured(trial, trial.beside())
                .compose(beside -> beside ? isCured(trial, trial.alone()) : Future.succeededFuture(false))
                .compose(isHeeded -> isHeeded
                        ? Future.succeededFuture(List.of(Found.of(FindingKind.FORWARDED_PROTO, place, trial.finding())))
                        : field(left.subList(1, left.size())));
    }

    private Future<Boolean> isCured(SchemeFields.Trial trial, OriginQuestion question) {
        return ask(question, true).map(done -> trial.isCured(response(question)));
    }

    private Future<List<RedirectChain>> walkAll(List<RedirectChain> chains, boolean readsPages) {
        return walk(chains.get(0), readsPages)
                .compose(http -> walk(chains.get(1), readsPages).map(https -> LoopCheck.settled(List.of(http, https))));
    }

    private Future<RedirectChain> walk(RedirectChain chain, boolean readsPages) {
        var asked = chain.next();
        return asked == null
                ? Future.succeededFuture(chain)
                : ask(asked, readsPages).compose(done -> walk(chain.after(response(asked)), readsPages));
    }

    private Future<?> ask(OriginQuestion question, boolean readsPages) {
        return known.containsKey(question)
                ? Future.succeededFuture()
                : once(question, readsPages).onSuccess(answer -> known.put(question, answer));
    }

    private Future<HttpAnswer> once(OriginQuestion question, boolean readsPages) {
        return asked++ < MAX_QUESTIONS
                ? asker.ask(question, readsPages)
                : Future.succeededFuture(new HttpAnswer.Unknown("more than " + MAX_QUESTIONS + " requests"));
    }

    private @Nullable OriginResponse response(OriginQuestion question) {
        return known.get(question) instanceof HttpAnswer.Responded responded ? responded.response() : null;
    }

    private static boolean isUnavailable(int status) {
        return status >= 502 && status <= 504;
    }
}
