package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.Reuse;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.cache.store.StoredResponses;
import dev.backsource.edge.http.upstream.UpstreamResponse;

/**
 * What becomes of a fill while something is stored that is no longer fresh: the origin says that it is still good (RFC 9111
 * §4.3.3), or fails, and it may be served instead (RFC 5861 §4). Of the fill's loop.
 */
final class Revalidation {
    static final int NOT_MODIFIED = 304;
    private static final int NO_ANSWER = 0;
    /** For so long the edge itself allows to serve it. */
    private static final long NEVER = 0;

    private final CacheLoop loop;
    private final Fill fill;
    private final StoredResponse stale;

    Revalidation(CacheLoop loop, Fill fill, StoredResponse stale) {
        this.loop = loop;
        this.fill = fill;
        this.stale = stale;
    }

    /** Tells all who wait what is served of what is stored; false when {@code response} is to take its place. */
    boolean settle(UpstreamResponse response, long now) {
        if (response.status() == NOT_MODIFIED) {
            fill.cancelCall();
            validated(response, now);
            return true;
        }
        if (isServerError(response.status()) && mayServe(fill.order().request(), now, NEVER)) {
            fill.cancelCall();
            serve(response.status(), now, NEVER);
            return true;
        }
        return false;
    }

    /** Tells all who wait what is served of what is stored, since no response comes; false when that may not be served. */
    boolean failed(long now) {
        var unreachable = loop.rules().staleIfUnreachable();
        if (!mayServe(fill.order().request(), now, unreachable)) {
            return false;
        }
        serve(NO_ANSWER, now, unreachable);
        return true;
    }

    private void validated(UpstreamResponse response, long now) {
        if (!fill.isOfKey(response) || !Validation.selects(new MessageFields(response.fields()), stale.validators())) {
            loop.store().remove(fill.key().key(), stale);
            fill.finish(null);
            fill.tellAll(Waiter::lookAgain);
            return;
        }
        var renewed = StoredResponses.renewed(stale, loop.clients().headers(), response, fill.sentMs(), now);
        var forAll = Storing.isKept(loop, fill.order().request(), renewed);
        fill.finish(() -> Storing.keep(loop, fill.order().request(), renewed));
        var status = fill.status(NOT_MODIFIED);
        fill.tell(waiter -> waiter.serve(renewed, status), waiter -> {
            if (forAll && isSameVariant(renewed, waiter)) {
                validatedForOther(renewed, waiter, now);
            } else {
                waiter.goAlone();
            }
        });
    }

    private boolean isSameVariant(StoredResponse renewed, Waiter waiter) {
        var vary = Vary.of(renewed.fields());
        return fill.order().request().secondaryKey(vary).equals(waiter.request().secondaryKey(vary));
    }

    private void validatedForOther(StoredResponse renewed, Waiter waiter, long now) {
        if (CachingSource.isReusable(renewed, renewed.ageSeconds(now), waiter.request())) {
            waiter.serve(renewed, fill.status(NOT_MODIFIED).withCollapsed());
        } else {
            waiter.validateAlone(renewed);
        }
    }

    private boolean mayServe(CacheRequest request, long now, long ownSeconds) {
        return Reuse.staleIfError(stale.freshness(), stale.ageSeconds(now), request.asked(), ownSeconds);
    }

    private void serve(int originStatus, long now, long ownSeconds) {
        fill.finish(null);
        var status = fill.status(originStatus).withTtl(stale.ttlSeconds(now));
        fill.tell(waiter -> waiter.serve(stale, status), waiter -> {
            if (mayServe(waiter.request(), now, ownSeconds)) {
                waiter.serve(stale, status.withCollapsed());
            } else {
                waiter.goAlone();
            }
        });
    }

    private static boolean isServerError(int status) {
        return status == 500 || status == 502 || status == 503 || status == 504;
    }
}
