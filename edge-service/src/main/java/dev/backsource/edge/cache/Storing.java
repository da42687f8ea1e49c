package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.Freshness;
import dev.backsource.edge.cache.rules.ResponseDirectives;
import dev.backsource.edge.cache.rules.Storability;
import dev.backsource.edge.cache.rules.Storability.Verdict;
import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.cache.store.StoredResponses;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.upstream.UpstreamResponse;

/** Decides whether a response is stored, and begins to. */
final class Storing {
    private static final byte[] NOT_YET = {};

    private Storing() {}

    /** Whether {@code response} may be stored for {@code request}. */
    static Verdict verdict(CacheRules rules, CacheRequest request, UpstreamResponse response, ResponseDirectives said) {
        if (response.scheme() != request.key().originScheme()) {
            // Another origin of the domain is asked over another scheme; the key is not of its content.
            return Verdict.STATUS_NOT_CACHEABLE;
        }
        return Storability.of(
                request.routed().client().method().name(),
                request.fields(),
                request.asked(),
                response.status(),
                new MessageFields(response.fields()),
                said,
                rules.storesCookies(request.routed().route()));
    }

    /** Whether the next response is likely to be no more storable. */
    static boolean isLasting(Verdict verdict, int status) {
        return status < 500 && verdict != Verdict.REQUEST_NO_STORE && verdict != Verdict.AUTHORIZATION;
    }

    /** The response for all who want it, to be followed by its body. */
    static SharedResponse share(
            CacheRequest request,
            Headers headers,
            UpstreamResponse response,
            ResponseDirectives said,
            long sentMs,
            long nowMs,
            SharedBody body) {
        var fields = new MessageFields(response.fields());
        var vary = Vary.of(fields);
        var lifetime = Freshness.lifetimeSeconds(said, response.status(), fields, nowMs);
        var head = new StoredResponse(
                request.routed().route().cacheGeneration(),
                response.status(),
                StoredResponses.fields(headers, response, said),
                NOT_YET,
                StoredFreshness.of(lifetime, said),
                nowMs - 1000 * Freshness.initialAgeSeconds(fields, sentMs, nowMs),
                request.secondaryKey(vary));
        return new SharedResponse(head, StoredResponses.own(headers, response, said), vary, response.length(), body);
    }

    /** Whether what a validation made of a response may be stored for {@code request}, as the origin says now. */
    static boolean isKept(CacheLoop loop, CacheRequest request, StoredResponse renewed) {
        var fields = renewed.fields();
        var said = ResponseDirectives.of(fields);
        var cookies = loop.rules().storesCookies(request.routed().route());
        return Storability.of("GET", request.fields(), request.asked(), renewed.status(), fields, said, cookies)
                == Verdict.STORABLE;
    }

    /** Stores what a validation made of a response, as the variant for {@code request}, or drops it if it may not be. */
    static void keep(CacheLoop loop, CacheRequest request, StoredResponse renewed) {
        if (isKept(loop, request, renewed)) {
            var vary = Vary.of(renewed.fields());
            loop.store().put(request.key(), vary, renewed.as(request.secondaryKey(vary)));
        } else {
            loop.store().remove(request.key());
        }
    }
}
