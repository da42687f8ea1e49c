package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.collapsing.body.SharedBody;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.Reuse;
import dev.backsource.edge.cache.rules.StatusTexts;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.Resource;
import dev.backsource.edge.cache.store.StoredResponse;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Collapsed forwarding: requests that can share one response make one back-to-origin request. RFC 9111 §4 allows this
 * for a storable response that each of the requests could reuse from the store; Cache-Status reports it as {@code
 * collapsed} (RFC 9211 §2.6). This class starts the fetches for the requests of one event loop, or lets requests join a
 * fetch that any loop has in flight.
 *
 * <p><b>The leader.</b> The first request with a {@link FetchKey} creates a {@link Fetch} and is its leader: the
 * back-to-origin request has the leader's fields and runs on the leader's event loop. The look-ups in the store and in the table
 * of fetches are two steps, and another fetch may end between them. So the leader checks the store once more before the fetch
 * starts, and repeats the look-up if it finds a response that needs no origin. A background revalidation (RFC 5861 §3) has no
 * leader.
 *
 * <p><b>Waiting requests.</b> A request with the same key has the same URI, schemes and cache generation, and the same
 * values in the fields that Vary is known to name. It joins the fetch as a {@link WaitingRequest}. Once the head of a
 * storable response has arrived, each waiting request that selects it reads the body while it arrives, at its own pace
 * ({@link SharedBody}); so does each request that joins before the body is stored. If the origin validates the stored
 * response instead, or fails and a stale response is allowed, all get the stored response.
 *
 * <p><b>Requests that go alone.</b> Some requests never wait: those with Authorization, those with a custom field that Vary is not
 * known to name, and, for two minutes, those for a URI whose last response was not storable. A waiting request goes alone when the
 * response is not storable, when the request's own Cache-Control forbids reuse, when the edge fails on the request, or when it has
 * waited for the time limit of one origin. If the response varies by more fields than known and the request does not select it,
 * the request waits again with the new Vary, a few times at most, since an origin may name other fields in each response. A storable
 * response is stored even if it was fetched for one client alone.
 * In a progressive rollout, a request goes alone or waits again under the baseline where its arm has failed or taken too long.
 *
 * <p><b>Failure.</b> When no response arrives and no stale one may be served, all waiting requests get the same error; none of
 * them goes to the origin again. When the body is cut short, so are the responses of all its readers, and nothing is stored. A
 * leaving client does not affect the others; the call is cancelled once no request waits for the head any longer, or no client
 * reads a body that will not be stored.
 *
 * <p><b>Purge and invalidation</b> revoke a fetch ({@link InFlightFetches}): no request can join it any longer, and its response
 * is not stored. The waiting requests came before the purge, and still get the response.
 *
 * <p><b>A new cache generation</b> begins when a change of the policy changes how requests of a client scheme are made. The generation is part of
 * the key, so requests under the new policy never wait for a fetch under the old one. That fetch continues for its waiting requests.
 * Its stored response belongs to the old generation, and serves others only where an origin validates it over the new way ({@link EarlierResponse}).
 *
 * <p>A request that gets no response from its fetch is reported to {@link FetchFallback}; nothing in this package depends on the
 * look-up.
 */
public final class CollapsedForwarding {
    private final CacheLoop loop;
    private final InFlightFetches<Fetch> table;
    private final FetchFallback fallback;
    private final StatusTexts texts;

    /**
     * Creates the collapsed forwarding of {@code loop}.
     *
     * @param table of the fetches of all loops
     * @param fallback handles the requests that get no response from a fetch
     * @param texts of Cache-Status
     */
    public CollapsedForwarding(
            CacheLoop loop, InFlightFetches<Fetch> table, FetchFallback fallback, StatusTexts texts) {
        this.loop = loop;
        this.table = table;
        this.fallback = fallback;
        this.texts = texts;
    }

    /**
     * Fetches the response to {@code request}, or joins a fetch in flight.
     *
     * @param resource the stored variants under the request's cache key; null for none
     */
    public void fetch(CacheRequest request, @Nullable Resource resource, Reason reason) {
        if (resource == null) {
            fetch(request, Vary.NONE, reason, 0);
            return;
        }
        var offered = resource.offered(request.routed());
        if (offered.isEmpty()) {
            fetch(request, resource.vary(), reason, 0);
        } else {
            var waiting = waiting(request);
            join(FetchKey.of(request, resource.vary()), FetchPlan.fetchOr(offered, waiting, reason), waiting);
        }
    }

    /**
     * Likewise, for a request that has waited for another variant.
     *
     * @param known the Vary known so far
     * @param misfits the number of such variants so far
     */
    public void fetchVariant(CacheRequest request, Vary known, int misfits) {
        fetch(request, known, Reason.VARY_MISS, misfits);
    }

    private void fetch(CacheRequest request, Vary known, Reason reason, int misfits) {
        var waiting = new WaitingRequest(loop, fallback, texts, request, misfits);
        join(FetchKey.of(request, known), FetchPlan.fetch(waiting, reason), waiting);
    }

    /**
     * Fetches the response to {@code request}, or joins a fetch in flight.
     *
     * @param resource under the request's cache key; null for none
     * @param spare a stale response of the baseline, which may be served if the fetch fails
     */
    public void fetch(CacheRequest request, @Nullable Resource resource, StoredResponse spare, Reason reason) {
        var waiting = waiting(request);
        var known = resource == null ? Vary.NONE : resource.vary();
        join(FetchKey.of(request, known), FetchPlan.fetch(waiting, spare, reason), waiting);
    }

    /** Fetches the response for this client alone. */
    public void fetchAlone(CacheRequest request, Reason reason) {
        startAlone(request, FetchPlan.alone(waiting(request), reason));
    }

    /** Validates {@code stored} with the origin, or joins a validation in flight. */
    public void validate(CacheRequest request, Vary known, StoredResponse stored, Reason reason) {
        var waiting = waiting(request);
        join(FetchKey.of(request, known), FetchPlan.validate(request, reason, stored, waiting), waiting);
    }

    /**
     * Validates the response of an earlier way with the origin, or joins a fetch in flight.
     *
     * @param spare a stale response of the baseline, which may be served if the fetch fails; null for none
     */
    public void validateEarlier(CacheRequest request, EarlierResponse earlier, @Nullable StoredResponse spare) {
        var waiting = waiting(request);
        var isShared = Reuse.isAllowed(earlier.stored().freshness(), 0, request.asked());
        var plan = FetchPlan.validateEarlier(waiting, earlier, spare, isShared);
        if (isShared) {
            join(FetchKey.of(request, earlier.vary()), plan, waiting);
        } else {
            startAlone(request, plan);
        }
    }

    /** Validates {@code stored} for this client alone. */
    public void validateAlone(CacheRequest request, StoredResponse stored, Reason reason) {
        startAlone(request, FetchPlan.validateAlone(waiting(request), reason, stored));
    }

    /** Validates {@code stored} in the background (RFC 5861 §3); no request waits for the result. */
    public void revalidate(CacheRequest request, Vary known, StoredResponse stored) {
        if (request.routed().client().method() == HttpMethod.GET
                && !request.isPersonal()
                && !request.hasCustomFieldBeside(known)) {
            var key = FetchKey.of(request, known);
            if (!table.has(key)) {
                var own = new Fetch(loop, table, key, FetchPlan.validate(request, Reason.STALE, stored, null));
                if (table.join(key, own) == own) {
                    own.start();
                }
            }
        }
    }

    private WaitingRequest waiting(CacheRequest request) {
        return new WaitingRequest(loop, fallback, texts, request, 0);
    }

    private void startAlone(CacheRequest request, FetchPlan plan) {
        var key = FetchKey.of(request, Vary.NONE);
        table.register(key, new Fetch(loop, table, key, plan)).start();
    }

    private void join(FetchKey key, FetchPlan plan, WaitingRequest waiting) {
        // Most requests that miss find no fetch to join, so that making one first costs one look-up less.
        var own = new Fetch(loop, table, key, plan);
        var fetch = table.join(key, own);
        if (fetch == own) {
            own.start();
        } else if (!fetch.join(waiting)) {
            waiting.goAlone();
        }
    }
}
