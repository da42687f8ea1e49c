package dev.backsource.edge.cache.loop;

import dev.backsource.edge.cache.rules.ResponseDirectives;
import dev.backsource.edge.cache.rules.Storability;
import dev.backsource.edge.cache.rules.Storability.Verdict;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.http.upstream.UpstreamResponse;

/** Decides whether to store a response, and updates the store after a validation. */
public final class StoreDecision {
    private StoreDecision() {}

    /** Whether {@code response} may be stored for {@code request}. A substitute is never stored; of one, the verdict says whether others may get it. */
    public static Verdict verdict(
            CacheRules rules, CacheRequest request, UpstreamResponse response, ResponseDirectives said) {
        if (!request.isOfKey(response) && !response.isSubstitute()) {
            return Verdict.STATUS_NOT_CACHEABLE;
        }
        var fields = new MessageFields(response.fields());
        var verdict = Storability.of(
                request.routed().client().method().name(),
                request.fields(),
                request.asked(),
                response.status(),
                fields,
                said,
                rules.storing(request.routed().route()));
        return verdict == Verdict.STORABLE && request.hasCustomFieldBeside(Vary.of(fields))
                ? Verdict.CUSTOM_FIELD
                : verdict;
    }

    /** Whether {@code verdict} is likely to hold for the next response with the same key. */
    public static boolean isLasting(Verdict verdict, int status) {
        if (status >= 500) {
            return false;
        }
        return switch (verdict) {
            case REQUEST_NO_STORE, AUTHORIZATION, CUSTOM_FIELD -> false;
            default -> true;
        };
    }

    /** Whether {@code renewed}, a response freshened by validation, may still be stored for {@code request}. */
    public static boolean isKept(CacheLoop loop, CacheRequest request, StoredResponse renewed) {
        var fields = renewed.fields();
        var said = ResponseDirectives.of(fields);
        var choices = loop.rules().storing(request.routed().route());
        return Storability.of("GET", request.fields(), request.asked(), renewed.status(), fields, said, choices)
                        == Verdict.STORABLE
                && !request.hasCustomFieldBeside(Vary.of(fields));
    }

    /**
     * Stores {@code renewed} as the variant for {@code request}; removes the resource if it may no longer be stored.
     */
    public static void keep(CacheLoop loop, CacheRequest request, StoredResponse renewed) {
        if (isKept(loop, request, renewed)) {
            var vary = Vary.of(renewed.fields());
            loop.store().put(request.key(), vary, renewed.as(request.secondaryKey(vary)));
        } else {
            loop.store().remove(request.key());
        }
    }
}
