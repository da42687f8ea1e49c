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
import dev.backsource.policy.response.Site;
import dev.backsource.policy.response.Sites;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The questions to one origin of a domain, one after another and none twice: for the responses to clients over HTTP and over HTTPS, along all redirects;
 * where these are wrong, for those under other redirect types, and for another field from which the origin learns the client's scheme. Redirects to
 * other registered domains are followed there. At most {@value #MAX_QUESTIONS} questions, {@value #MAX_VISITS} of them to other domains; beyond them
 * responses are unknown. Each question follows the answer to the one before, so that no lock is needed, whatever the threads.
 */
final class HttpInquiry {
    static final int MAX_QUESTIONS = 40;
    /** The most of them to other domains. */
    static final int MAX_VISITS = 12;

    private final Domain domain;
    private final Sites sites;
    private final Origin origin;
    private final Place place;
    private final Asker asker;
    private final Map<OriginQuestion, HttpAnswer> known = new LinkedHashMap<>();
    /** Those of {@code known} that were asked at the domain itself. */
    private final Set<OriginQuestion> own = new LinkedHashSet<>();

    private int asked;
    private int visits;

    /** @param sites of {@code domain} at {@code origin} */
    HttpInquiry(Domain domain, Origin origin, Sites sites, Asker asker) {
        this.domain = domain;
        this.origin = origin;
        this.sites = sites;
        this.place = new Place(origin.address(), null, null);
        this.asker = asker;
    }

    /** One request; never fails. */
    @FunctionalInterface
    interface Asker {
        /** @param readsPages whether the body of a page is read */
        Future<HttpAnswer> ask(Site site, OriginQuestion question, boolean readsPages);
    }

    /** The verdicts of the watch; never fails. */
    Future<WatchVerdicts> watched(Wanted wanted) {
        return walkAll(chains(), wanted.schemes() && !SchemeComparison.haveOneTarget(domain, origin))
                .compose(chains -> loop(chains, wanted)
                        .compose(loop -> wanted.schemes()
                                ? compared(chains, loop)
                                : Future.succeededFuture(WatchVerdicts.ofLoop(loop))));
    }

    /** A client that goes round in a loop gets no response to compare. */
    private Future<WatchVerdicts> compared(List<RedirectChain> chains, FaultVerdict loop) {
        return loop.found().isEmpty()
                ? difference(chains).map(difference -> verdicts(loop, difference, httpsOnly(chains)))
                : Future.succeededFuture(verdicts(loop, FaultVerdict.UNKNOWN, FaultVerdict.UNKNOWN));
    }

    private static WatchVerdicts verdicts(FaultVerdict loop, FaultVerdict difference, FaultVerdict httpsOnly) {
        return new WatchVerdicts(Map.of(
                FindingKind.REDIRECT_LOOP, loop,
                FindingKind.SCHEMES_DIFFER, difference,
                FindingKind.STRICT_TRANSPORT_SECURITY, httpsOnly));
    }

    private Future<FaultVerdict> loop(List<RedirectChain> chains, Wanted wanted) {
        if (chains.stream().anyMatch(RedirectChain::loops)) {
            return (wanted.remedy() ? askWays() : Future.succeededFuture()).map(done -> FaultVerdict.of(loop(chains)));
        }
        var isRuledOut = chains.stream()
                .allMatch(chain ->
                        chain.isConclusive() || (wanted.ownLoop() && !chain.isWithinDomain() && isBeyond(chain)));
        return Future.succeededFuture(isRuledOut ? FaultVerdict.NONE : FaultVerdict.UNKNOWN);
    }

    /** Of a domain whose requests have one scheme only, no difference is its origin's choice of a site by the port. */
    private Future<FaultVerdict> difference(List<RedirectChain> chains) {
        if (SchemeComparison.haveOneTarget(domain, origin)) {
            return Future.succeededFuture(FaultVerdict.NONE);
        }
        return SchemeComparison.isPossible(chains.get(0), chains.get(1))
                ? withAnotherTitle(chains)
                : Future.succeededFuture(FaultVerdict.UNKNOWN);
    }

    private FaultVerdict httpsOnly(List<RedirectChain> chains) {
        var found = SchemeComparison.httpsOnly(chains.get(0), chains.get(1));
        if (found != null && !sites.haveOwnTransportSecurity()) {
            return FaultVerdict.of(List.of(Found.of(FindingKind.STRICT_TRANSPORT_SECURITY, place, found)));
        }
        return SchemeComparison.isPossible(chains.get(0), chains.get(1)) ? FaultVerdict.NONE : FaultVerdict.UNKNOWN;
    }

    /** All faults of the responses; never fails. */
    Future<HttpFindings> all(HttpInquiries.Caller caller) {
        return walkAll(chains(), true)
                .compose(chains -> withAnotherTitle(chains).compose(compared -> {
                    var gap = words(chains, chain -> !isBeyond(chain));
                    var remark = words(chains, this::isBeyond);
                    var found = faults();
                    found.addAll(compared.found());
                    found.addAll(httpsOnly(chains).found());
                    var https = chains.get(1);
                    var links = insecureLinks(https);
                    found.addAll(links);
                    var soFar = new HttpFindings(with(found, loop(chains)), gap, remark);
                    caller.take(soFar);
                    var loops = chains.stream().anyMatch(RedirectChain::loops);
                    if (!(loops || !links.isEmpty()) || !caller.admitsRemedies()) {
                        return Future.succeededFuture(soFar);
                    }
                    return (loops ? askWays() : Future.succeededFuture())
                            .compose(done -> (https.loops() && https.isWithinDomain()) || !links.isEmpty()
                                    ? field(SchemeFields.trials(https))
                                    : Future.succeededFuture(List.<Found>of()))
                            .map(field -> new HttpFindings(with(with(found, loop(chains)), field), gap, remark));
                }));
    }

    private static List<Found> with(List<Found> found, List<Found> more) {
        var all = new ArrayList<>(found);
        all.addAll(more);
        return all;
    }

    /** The reason for which the first of {@code those} of these chains is no verdict; null where they are. */
    private @Nullable String words(List<RedirectChain> chains, Predicate<RedirectChain> those) {
        return chains.stream()
                .filter(chain -> !chain.loops() && !chain.isConclusive())
                .filter(those)
                .findFirst()
                .map(this::reason)
                .orElse(null);
    }

    /** Whether only that is missing which other domains respond, over which the domain's owner has no power. */
    private boolean isBeyond(RedirectChain chain) {
        return chain.end() == RedirectChain.End.UNKNOWN_DOMAIN
                || !chain.site().isItself()
                || (!chain.isWithinDomain() && known.get(chain.asked()) instanceof HttpAnswer.Unknown);
    }

    private String reason(RedirectChain chain) {
        var asked = chain.asked();
        var port = "port " + asked.to().port();
        var last = chain.last();
        if (chain.end() == RedirectChain.End.UNKNOWN_DOMAIN) {
            return "a redirect leads to another host, and the prober is still reading the registered domains";
        }
        if (!chain.site().isItself()) {
            return "a redirect leads to " + chain.url().host() + ", which doesn't end it: " + visited(chain);
        }
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

    /** The end of a chain at another domain, by that which its clients see. */
    private String visited(RedirectChain chain) {
        var last = chain.last();
        if (chain.end() == RedirectChain.End.COOKIE) {
            return "its redirects may be a check for cookies";
        }
        if (chain.end() == RedirectChain.End.TOO_LONG) {
            return "more than " + RedirectChain.MAX_STEPS + " redirects";
        }
        if (last != null) {
            return "status " + last.status();
        }
        return known.get(chain.asked()) instanceof HttpAnswer.Unknown unknown ? unknown.reason() : "no response";
    }

    private List<RedirectChain> chains() {
        return LoopCheck.chains(sites, target());
    }

    private String target() {
        return domain.originRequest().probeTarget();
    }

    /** Asks under all redirect types. */
    private Future<?> askWays() {
        Future<?> asked = Future.succeededFuture();
        for (var type : RedirectType.values()) {
            asked = asked.compose(done -> walkAll(LoopCheck.chains(sites, target(), type), false));
        }
        return asked;
    }

    /** The loop of these chains, if there is one. */
    private List<Found> loop(List<RedirectChain> chains) {
        if (chains.stream().noneMatch(RedirectChain::loops)) {
            return List.of();
        }
        var loop = LoopCheck.loop(chains, LoopCheck.types(sites, target(), this::response));
        return loop == null ? List.of() : List.of(Found.of(FindingKind.REDIRECT_LOOP, place, loop));
    }

    /** The failures of the questions so far: of each port and status one. */
    private List<Found> faults() {
        var found = new ArrayList<Found>();
        var places = new HashSet<Place>();
        own.forEach(asked -> {
            var answer = known.get(asked);
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
    private Future<FaultVerdict> withAnotherTitle(List<RedirectChain> chains) {
        var difference = SchemeComparison.difference(chains.get(0), chains.get(1));
        if (difference == null) {
            return Future.succeededFuture(FaultVerdict.NONE);
        }
        var found = FaultVerdict.of(List.of(Found.of(FindingKind.SCHEMES_DIFFER, place, difference)));
        if (!difference.isByTitleOnly()) {
            return Future.succeededFuture(found);
        }
        var http = chains.get(0);
        return once(http.site(), http.asked(), true).map(again -> {
            if (again instanceof HttpAnswer.Responded responded) {
                return SchemeComparison.haveSameTitle(http, responded.response()) ? found : FaultVerdict.NONE;
            }
            return FaultVerdict.UNKNOWN;
        });
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
        return ask(trial.faulty().site(), question, true).map(done -> trial.isCured(response(question)));
    }

    /** Other domains come last, so that slow ones take no time from the domain's own responses. */
    private Future<List<RedirectChain>> walkAll(List<RedirectChain> chains, boolean readsPages) {
        return walkEach(chains, readsPages, chain -> chain.site().isItself())
                .compose(left -> walkEach(left, readsPages, chain -> true))
                .map(LoopCheck::settled);
    }

    private Future<List<RedirectChain>> walkEach(
            List<RedirectChain> chains, boolean readsPages, Predicate<RedirectChain> goesOn) {
        return walk(chains.get(0), readsPages, goesOn)
                .compose(http -> walk(chains.get(1), readsPages, goesOn).map(https -> List.of(http, https)));
    }

    private Future<RedirectChain> walk(RedirectChain chain, boolean readsPages, Predicate<RedirectChain> goesOn) {
        var asked = chain.next();
        return asked == null || !goesOn.test(chain)
                ? Future.succeededFuture(chain)
                : ask(chain.site(), asked, readsPages)
                        .compose(done -> walk(chain.after(response(asked)), readsPages, goesOn));
    }

    private Future<?> ask(Site site, OriginQuestion question, boolean readsPages) {
        if (known.containsKey(question)) {
            return Future.succeededFuture();
        }
        if (site.isItself()) {
            own.add(question);
        }
        return once(site, question, readsPages).onSuccess(answer -> known.put(question, answer));
    }

    /** Of another domain no page is read, since only its redirects are of interest. */
    private Future<HttpAnswer> once(Site site, OriginQuestion question, boolean readsPages) {
        if (asked++ >= MAX_QUESTIONS) {
            return tooMany(MAX_QUESTIONS + " requests");
        }
        if (!site.isItself() && visits++ >= MAX_VISITS) {
            return tooMany(MAX_VISITS + " requests to other domains");
        }
        return asker.ask(site, question, readsPages && site.isItself());
    }

    private static Future<HttpAnswer> tooMany(String requests) {
        return Future.succeededFuture(new HttpAnswer.Unknown("more than " + requests));
    }

    private @Nullable OriginResponse response(OriginQuestion question) {
        return known.get(question) instanceof HttpAnswer.Responded responded ? responded.response() : null;
    }

    private static boolean isUnavailable(int status) {
        return status >= 502 && status <= 504;
    }
}
