package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.Preconditions;
import dev.backsource.edge.cache.rules.Reuse;
import dev.backsource.edge.cache.store.Resource;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.http.RequestBody;
import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.ResponseSource;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.policy.protocol.ContentKind;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the cache where RFC 9111 §4 lets it, and goes to the origin for the rest. Of one event loop; the store and
 * the fills are shared by all.
 */
final class CachingSource implements ResponseSource {
    private final CacheLoop loop;
    private final StoredAnswers answers;
    private final PassThrough passThrough;
    private final Fetching fetching;

    CachingSource(CacheLoop loop) {
        this.loop = loop;
        this.answers = new StoredAnswers(loop);
        this.passThrough = new PassThrough(loop);
        this.fetching = new Fetching(this, loop);
    }

    @Override
    public void answer(RoutedRequest routed) {
        var reason = reasonToPassThrough(routed);
        if (reason != null) {
            passThrough(routed, reason);
            return;
        }
        var request = CacheRequest.of(routed, loop.clients().headers());
        var resource = loop.store().find(request.key());
        var stored = resource == null ? null : resource.select(routed, request.secondaryKey(resource.vary()));
        if (resource != null && stored != null && !request.asked().noStore()) {
            use(request, resource, stored);
        } else {
            miss(request, resource);
        }
    }

    private void passThrough(RoutedRequest routed, Reason reason) {
        if (!isTooMuch(routed)) {
            passThrough.answer(routed, reason);
        }
    }

    /** Refuses a request that takes an origin while too many do. */
    private boolean isTooMuch(RoutedRequest routed) {
        return loop.clients().admission().refuses(routed);
    }

    /** Null when the cache may have a part in it. */
    private static @Nullable Reason reasonToPassThrough(RoutedRequest routed) {
        var method = routed.client().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            return Reason.METHOD;
        }
        return routed.kind() == ContentKind.DYNAMIC || RequestBody.follows(routed.client()) ? Reason.BYPASS : null;
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
                fetching.revalidate(request, resource.vary(), stored);
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
        } else if (request.routed().client().method() == HttpMethod.HEAD) {
            passThrough.answer(request, reason);
        } else if (request.isPersonal() || !isReusable(stored, 0, request)) {
            fetching.validateAlone(request, stored, reason);
        } else {
            fetching.validate(request, resource.vary(), stored, reason);
        }
    }

    /** Whether {@code stored} at that age may answer {@code request} without being validated for it (RFC 9111 §4). */
    static boolean isReusable(StoredResponse stored, long ageSeconds, CacheRequest request) {
        return Reuse.of(stored.freshness(), ageSeconds, request.asked()) != Reuse.Verdict.VALIDATE;
    }

    private void miss(CacheRequest request, @Nullable Resource resource) {
        if (request.asked().onlyIfCached()) {
            refuseToFetch(request);
        } else if (isTooMuch(request.routed())) {
            return;
        } else if (isForOriginAlone(request)) {
            passThrough.answer(request, reason(request, resource));
        } else if (request.isPersonal() || (resource != null && resource.aloneUntilMs() > loop.now())) {
            fetching.fetchAlone(request, reason(request, resource));
        } else {
            fetching.fetch(request, resource, reason(request, resource));
        }
    }

    private static boolean isForOriginAlone(CacheRequest request) {
        return request.asked().noStore()
                || request.routed().client().method() == HttpMethod.HEAD
                || request.fields().has("range")
                || Preconditions.isForOrigin(request.fields());
    }

    private static Reason reason(CacheRequest request, @Nullable Resource resource) {
        if (resource == null || !resource.hasVariantsFor(request.routed())) {
            return Reason.URI_MISS;
        }
        return request.asked().noStore() ? Reason.REQUEST : Reason.VARY_MISS;
    }

    /** RFC 9111 §5.2.1.7. */
    private void refuseToFetch(CacheRequest request) {
        loop.clients()
                .answers()
                .refuse(
                        request.routed().client(),
                        ProxyError.HTTP_REQUEST_ERROR,
                        504,
                        "only-if-cached was asked for, and nothing that is stored can be used");
    }

    CacheLoop loop() {
        return loop;
    }

    Fetching fetching() {
        return fetching;
    }

    StoredAnswers answers() {
        return answers;
    }
}
