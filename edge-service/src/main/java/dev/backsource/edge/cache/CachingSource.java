package dev.backsource.edge.cache;

import dev.backsource.edge.cache.answer.HitResponses;
import dev.backsource.edge.cache.answer.PinnedBodies;
import dev.backsource.edge.cache.collapsing.CollapsedForwarding;
import dev.backsource.edge.cache.collapsing.EarlierResponse;
import dev.backsource.edge.cache.collapsing.Fetch;
import dev.backsource.edge.cache.collapsing.FetchFallback;
import dev.backsource.edge.cache.collapsing.InFlightFetches;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.Preconditions;
import dev.backsource.edge.cache.rules.Reuse;
import dev.backsource.edge.cache.rules.StatusTexts;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.Resource;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.http.RequestBody;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import dev.backsource.edge.http.upstream.ArmDraw;
import dev.backsource.edge.http.upstream.ResponseSource;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * The cache look-up of one event loop: serves a stored response where RFC 9111 §4 allows reuse, and forwards the
 * request otherwise. The store and the fetches in flight are shared by all event loops.
 */
final class CachingSource implements ResponseSource, FetchFallback {
    private final CacheLoop loop;
    private final HitResponses answers;
    private final PassThrough passThrough;
    private final CollapsedForwarding forwarding;

    CachingSource(CacheLoop loop, InFlightFetches<Fetch> fetches, PinnedBodies pinned) {
        this.loop = loop;
        this.answers = new HitResponses(loop, pinned);
        var texts = new StatusTexts(loop.name());
        this.passThrough = new PassThrough(loop, fetches, texts);
        this.forwarding = new CollapsedForwarding(loop, fetches, this, texts);
    }

    @Override
    public void answer(RoutedRequest routed) {
        var reason = reasonToPassThrough(routed);
        if (reason != null) {
            passThrough(ArmDraw.of(routed), reason);
            return;
        }
        var request = CacheRequest.of(routed, loop.clients().headers());
        var resource = loop.store().find(request.key());
        var stored = select(request, resource);
        if (routed.route().candidate() == null) {
            answer(request, resource, stored);
        } else {
            answerInRollout(new Found(request, resource, stored));
        }
    }

    private static @Nullable StoredResponse select(CacheRequest request, @Nullable Resource resource) {
        return resource == null ? null : resource.select(request.routed(), request.secondaryKey(resource.vary()));
    }

    private void answer(CacheRequest request, @Nullable Resource resource, @Nullable StoredResponse stored) {
        if (resource != null && stored != null && !request.asked().noStore()) {
            use(request, resource, stored);
        } else {
            miss(request, resource, null);
        }
    }

    private void answer(Found found) {
        answer(found.request, found.resource, found.stored);
    }

    private Found find(RoutedRequest routed) {
        var request = CacheRequest.of(routed, loop.clients().headers());
        var resource = loop.store().find(request.key());
        return new Found(request, resource, select(request, resource));
    }

    /** Prefers what is stored under the baseline, then under the candidate; only a request that needs an origin gets an arm. */
    private void answerInRollout(Found found) {
        var routed = found.request.routed();
        if (isUsable(found)) {
            answer(found);
            return;
        }
        var candidate = ArmDraw.candidateFor(routed);
        if (candidate == null) {
            answer(found);
            return;
        }
        var tried = find(ArmDraw.ofCandidate(routed, candidate));
        if (isUsable(tried)) {
            answer(tried);
            return;
        }
        var drawn = ArmDraw.of(routed);
        if (!drawn.triesCandidate()) {
            answer(found.under(drawn));
        } else if (tried.stored == null) {
            miss(tried.under(drawn).request, tried.resource, found.stored);
        } else {
            answer(tried.under(drawn));
        }
    }

    /** Whether the stored response is the answer, without a request to an origin. */
    private boolean isUsable(Found found) {
        var request = found.request;
        if (found.stored == null || request.asked().noStore() || Preconditions.isForOrigin(request.fields())) {
            return false;
        }
        return Reuse.needsNoOrigin(found.stored.freshness(), found.stored.ageSeconds(loop.now()), request.asked());
    }

    /**
     * The result of a look-up.
     *
     * @param resource null for none
     * @param stored the response that the request selects; null for none
     */
    private record Found(
            CacheRequest request,
            @Nullable Resource resource,
            @Nullable StoredResponse stored) {
        Found under(RoutedRequest drawn) {
            return new Found(request.under(drawn), resource, stored);
        }
    }

    private void passThrough(RoutedRequest routed, Reason reason) {
        if (!isTooMuch(routed)) {
            passThrough.answer(routed, reason);
        }
    }

    /** Refuses a request that needs an origin while too many of them are in progress. */
    private boolean isTooMuch(RoutedRequest routed) {
        return loop.clients().admission().refuses(routed);
    }

    /** The reason to forward the request without a look-up; null when the cache may satisfy it. */
    private static @Nullable Reason reasonToPassThrough(RoutedRequest routed) {
        var method = routed.client().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            return Reason.METHOD;
        }
        return isBypassed(routed.kind()) || RequestBody.follows(routed.client()) ? Reason.BYPASS : null;
    }

    /** Whether responses of this kind bypass the cache: there is no look-up for them, and they are not stored. */
    static boolean isBypassed(ContentKind kind) {
        return kind != ContentKind.STATIC;
    }

    private void use(CacheRequest request, Resource resource, StoredResponse stored) {
        var now = loop.now();
        if (Preconditions.isForOrigin(request.fields())) {
            if (!isTooMuch(request.routed())) {
                passThrough.answer(request, Reason.BYPASS);
            }
            return;
        }
        switch (Reuse.of(stored.freshness(), stored.ageSeconds(now), request.asked())) {
            case FRESH -> answers.hit(request, stored, now);
            case STALE_ALLOWED -> answers.hit(request, stored, now);
            case STALE_WHILE_REVALIDATE -> {
                forwarding.revalidate(request, resource.vary(), stored);
                answers.hit(request, stored, now);
            }
            case VALIDATE -> validate(request, resource, stored, now);
        }
    }

    private void validate(CacheRequest request, Resource resource, StoredResponse stored, long now) {
        var reason = stored.ttlSeconds(now) > 0 ? Reason.REQUEST : Reason.STALE;
        if (request.asked().onlyIfCached()) {
            refuseToFetch(request);
        } else if (isTooMuch(request.routed())) {
            return;
        } else if (request.routed().client().method() == HttpMethod.HEAD
                || request.hasCustomFieldBeside(resource.vary())) {
            passThrough.answer(request, reason);
        } else if (request.isPersonal() || !Reuse.isAllowed(stored.freshness(), 0, request.asked())) {
            forwarding.validateAlone(request, stored, reason);
        } else {
            forwarding.validate(request, resource.vary(), stored, reason);
        }
    }

    /** @param spare a stale response that may be served if no origin responds; null for none */
    private void miss(CacheRequest request, @Nullable Resource resource, @Nullable StoredResponse spare) {
        if (request.asked().onlyIfCached()) {
            refuseToFetch(request);
            return;
        }
        if (isTooMuch(request.routed())) {
            return;
        }
        var earlier = findEarlier(request, resource);
        if (earlier != null) {
            forwarding.validateEarlier(request, earlier, spare);
        } else if (isForOriginAlone(request)) {
            passThrough.answer(request, reason(request, resource));
        } else if (isAlone(request, resource)) {
            forwarding.fetchAlone(request, reason(request, resource));
        } else if (spare != null) {
            forwarding.fetch(request, resource, spare, reason(request, resource));
        } else {
            forwarding.fetch(request, resource, reason(request, resource));
        }
    }

    /** The stored response of an earlier way that an origin may validate for {@code request}; null for none. */
    private @Nullable EarlierResponse findEarlier(CacheRequest request, @Nullable Resource resource) {
        var routed = request.routed();
        if (!routed.route().validatesEarlier(routed.scheme())
                || asksForOrigin(request)
                || request.isPersonal()
                || isMarkedAlone(resource)) {
            return null;
        }
        for (var origin : Scheme.values()) {
            var key = request.key().over(origin);
            var other = loop.store().peek(key);
            if (other != null && !request.hasCustomFieldBeside(other.vary())) {
                var stored = other.selectEarlier(routed, request.secondaryKey(other.vary()));
                if (stored != null) {
                    return new EarlierResponse(key, other.vary(), stored);
                }
            }
        }
        return null;
    }

    /** Whether the request must not share a fetch. */
    private boolean isAlone(CacheRequest request, @Nullable Resource resource) {
        return request.isPersonal()
                || isMarkedAlone(resource)
                || request.hasCustomFieldBeside(resource == null ? Vary.NONE : resource.vary());
    }

    /** Whether requests that select no variant are not collapsed at the moment. */
    private boolean isMarkedAlone(@Nullable Resource resource) {
        return resource != null && resource.aloneUntilMs() > loop.now();
    }

    private static boolean isForOriginAlone(CacheRequest request) {
        return asksForOrigin(request) || request.fields().has("range");
    }

    /** Whether only the origin's own response answers the request: for no-store, HEAD, and preconditions that only the origin can evaluate. */
    private static boolean asksForOrigin(CacheRequest request) {
        return request.asked().noStore()
                || request.routed().client().method() == HttpMethod.HEAD
                || Preconditions.isForOrigin(request.fields());
    }

    private static Reason reason(CacheRequest request, @Nullable Resource resource) {
        if (resource == null || !resource.hasVariantsFor(request.routed())) {
            return Reason.URI_MISS;
        }
        return request.asked().noStore() ? Reason.REQUEST : Reason.VARY_MISS;
    }

    /** Responds to {@code only-if-cached} with 504 (RFC 9111 §5.2.1.7). */
    private void refuseToFetch(CacheRequest request) {
        loop.clients().answers().refuse(request.routed(), ClientError.NOT_CACHED);
    }

    @Override
    public void answer(CacheRequest request, StoredResponse stored, CacheStatus status, CacheOutcome outcome) {
        answers.send(request, stored, status, outcome);
    }

    @Override
    public void lookUpAgain(CacheRequest request) {
        answer(request.routed().underBaseline());
    }

    @Override
    public void fetchVariant(CacheRequest request, Vary vary, int misfits) {
        forwarding.fetchVariant(request, vary, misfits);
    }

    @Override
    public void fetchAlone(CacheRequest request) {
        forwarding.fetchAlone(request, Reason.URI_MISS);
    }

    @Override
    public void validateAlone(CacheRequest request, StoredResponse stored) {
        forwarding.validateAlone(request, stored, Reason.STALE);
    }
}
