package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.loop.StoreDecision;
import dev.backsource.edge.cache.rules.Reuse;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.cache.store.StoredResponseFactory;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import org.jspecify.annotations.Nullable;

/**
 * The revalidation of a stale stored response by a fetch: the origin validates it (RFC 9111 §4.3.3), or fails and the
 * stale response may be served (RFC 5861 §4). Used on the fetch's event loop.
 */
final class Revalidation {
    private static final int NO_ANSWER = 0;
    /** The time for which the edge itself allows a stale response after an error response of the origin. */
    private static final long NEVER = 0;

    private final CacheLoop loop;
    private final FetchPlan plan;
    private final CacheKey key;
    private final StoredResponse stale;
    private final long sentMs;

    /**
     * @param key under which {@code stale} is stored
     * @param sentMs when the back-to-origin request was sent, in milliseconds since the epoch
     */
    Revalidation(CacheLoop loop, FetchPlan plan, CacheKey key, StoredResponse stale, long sentMs) {
        this.loop = loop;
        this.plan = plan;
        this.key = key;
        this.stale = stale;
        this.sentMs = sentMs;
    }

    /** The outcome of the fetch with this response; null when the response replaces the stale one. */
    @Nullable
    FetchOutcome answered(UpstreamResponse response, long now) {
        if (response.status() == Validation.NOT_MODIFIED) {
            return validated(response, now);
        }
        return Reuse.isFailure(response.status()) && mayServe(plan.request(), now, NEVER)
                ? serveStale(response.status(), now, NEVER)
                : null;
    }

    /** The outcome of the fetch without a response; null when the stale one may not be served. */
    @Nullable
    FetchOutcome unreachable(long now) {
        var allowed = loop.rules().staleIfUnreachable();
        return mayServe(plan.request(), now, allowed) ? serveStale(NO_ANSWER, now, allowed) : null;
    }

    /** The outcome of the fetch with this 304. */
    FetchOutcome validated(UpstreamResponse response, long now) {
        var request = plan.request();
        if (!request.isOfKey(response)
                || !Validation.selects(new MessageFields(response.fields()), stale.validators())) {
            return unselected();
        }
        var renewed = StoredResponseFactory.renewed(
                stale, request.routed().cacheGeneration(), loop.clients().headers(), response, sentMs, now);
        var forAll = StoreDecision.isKept(loop, request, renewed);
        var status = plan.status(Validation.NOT_MODIFIED);
        return new FetchOutcome(
                () -> {
                    StoreDecision.keep(loop, request, renewed);
                    dropMoved();
                },
                leader -> leader.serve(renewed, status),
                other -> {
                    if (forAll && isSameVariant(renewed, other.request())) {
                        validatedForOther(renewed, other, now);
                    } else {
                        other.goAlone();
                    }
                });
    }

    /** The response stays where it may be the baseline's: a candidate's origin doesn't decide about it. A look-up would then find it again. */
    private FetchOutcome unselected() {
        var routed = plan.request().routed();
        if (routed.arm() != null && stale.cacheGeneration() != routed.cacheGeneration()) {
            return FetchOutcome.forAll(WaitingRequest::goAloneUnderBaseline);
        }
        loop.store().remove(key, stale);
        return FetchOutcome.LOOK_UP_AGAIN;
    }

    /** Removes the response from an earlier way's key, unless it may still be the baseline's. */
    private void dropMoved() {
        if (!key.equals(plan.request().key()) && plan.request().routed().arm() == null) {
            loop.store().remove(key, stale);
        }
    }

    /**
     * Whether {@code other} selects {@code stored}, as the fetch's own request does. A request that has joined needn't: a response of another cache
     * generation may vary by more than is known in its own.
     */
    boolean isSameVariant(StoredResponse stored, CacheRequest other) {
        var vary = Vary.of(stored.fields());
        return plan.request().secondaryKey(vary).equals(other.secondaryKey(vary));
    }

    private void validatedForOther(StoredResponse renewed, WaitingRequest other, long now) {
        if (Reuse.isAllowed(
                renewed.freshness(), renewed.ageSeconds(now), other.request().asked())) {
            other.serve(renewed, plan.status(Validation.NOT_MODIFIED).withCollapsed());
        } else {
            other.validateAlone(renewed);
        }
    }

    private boolean mayServe(CacheRequest request, long now, long ownSeconds) {
        return Reuse.staleIfError(stale.freshness(), stale.ageSeconds(now), request.asked(), ownSeconds);
    }

    private FetchOutcome serveStale(int originStatus, long now, long ownSeconds) {
        var status = plan.status(originStatus).withTtl(stale.ttlSeconds(now));
        return new FetchOutcome(null, leader -> leader.serve(stale, status), other -> {
            if (isSameVariant(stale, other.request()) && mayServe(other.request(), now, ownSeconds)) {
                other.serve(stale, status.withCollapsed());
            } else {
                other.goAloneUnderBaseline();
            }
        });
    }
}
