package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.collapsing.body.SharedBody;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.store.Resource;
import dev.backsource.edge.cache.store.StoredResponse;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Collapsed forwarding: requests that can share one response make one back-to-origin request. RFC 9111 §4 allows that for a
 * response that is storable and that each of the requests could reuse from the store; RFC 9211 §2.6 says {@code collapsed} of it in
 * Cache-Status. This class begins the fetches for the requests of one event loop, or has them wait for one that is in flight
 * in any loop.
 *
 * <p><b>Who leads.</b> The first request for a {@link FetchKey} makes an {@link InFlightFetch} and is its leader: the
 * back-to-origin request has its fields and runs on its event loop. Looking into the store and into the table of fetches are
 * two steps, and another fetch may end between them. So the leader looks into the store once more before the fetch starts,
 * and looks up again if something is there. A fetch that revalidates in the background (RFC 5861 §3) has no leader.
 *
 * <p><b>Who waits.</b> A request with the same key, that is for the same URI and schemes, in the same cache generation, and
 * alike in the fields that Vary is known to name, joins the fetch as a {@link WaitingRequest}. When the head of a storable response
 * has come, each request that it fits reads the body while it arrives, at its own pace ({@link SharedBody}); so does
 * every request that joins before the body is stored. When the origin validates the stored response instead, or fails and
 * staleness is allowed, all are answered with what is stored.
 *
 * <p><b>Who goes alone.</b> Some never wait: requests with Authorization, and those for a URI whose last response could not
 * be stored, for two minutes. Of those that wait, a request goes alone when the response turns out not to be storable, when
 * its own Cache-Control forbids to reuse it, when the edge fails on it, or when it has waited for as long as one origin may take. A
 * response that varies by more than was known, and is not for its fields, makes it wait anew, by the Vary known now.
 * What is fetched for one client alone is stored all the same if it may be.
 *
 * <p><b>Failure.</b> When no response comes and nothing stale may be served, all who wait get the same error; the origin is
 * not asked once more for each of them. When the body breaks off, so do the answers of all who read it, and nothing is stored. When
 * a client leaves, the others lose nothing; the call is cancelled once nobody waits for the head any more, or reads a body that is
 * not going to be stored.
 *
 * <p><b>Purge and invalidation</b> revoke a fetch ({@link InFlightFetches}): nobody joins it any more, and its response is
 * not stored. Those who wait asked before the purge, and still get the response.
 *
 * <p><b>A new cache generation</b> begins when a change of the policy changes how requests are made. It is part of the key, so that
 * requests decided by the new policy never wait for a fetch by the old one. That fetch goes on for those who wait;
 * what it stores is of the old generation and answers nobody else.
 *
 * <p>What a fetch has no response for goes one way, to {@link Outcomes}: nothing here knows who looks things up.
 */
public final class CollapsedForwarding {
    private final CacheLoop loop;
    private final InFlightFetches<InFlightFetch> table;
    private final Outcomes outcomes;

    /**
     * For the requests of {@code loop}.
     *
     * @param table of the fetches of all loops
     * @param outcomes carry out what becomes of requests that get no response from a fetch
     */
    public CollapsedForwarding(CacheLoop loop, InFlightFetches<InFlightFetch> table, Outcomes outcomes) {
        this.loop = loop;
        this.table = table;
        this.outcomes = outcomes;
    }

    /** Fetches {@code request}'s answer, or waits for it if it is being fetched; {@code resource} is what is known of it. */
    public void fetch(CacheRequest request, @Nullable Resource resource, Reason reason) {
        if (resource == null) {
            fetch(request, Vary.NONE, reason);
            return;
        }
        var offered = resource.offered(request.routed());
        if (offered.isEmpty()) {
            fetch(request, resource.vary(), reason);
        } else {
            var waiting = waiting(request);
            join(FetchKey.of(request, resource.vary()), FetchOrder.fetchOr(offered, waiting, reason), waiting);
        }
    }

    /** Likewise, with nothing stored that could be the answer. */
    public void fetch(CacheRequest request, Vary known, Reason reason) {
        var waiting = waiting(request);
        join(FetchKey.of(request, known), FetchOrder.fetch(waiting, reason), waiting);
    }

    /** Fetches it for this client without waiting for others. */
    public void fetchAlone(CacheRequest request, Reason reason) {
        startAlone(request, FetchOrder.alone(waiting(request), reason));
    }

    /** Asks the origin whether {@code stored} is still good, or waits for it if that is being asked. */
    public void validate(CacheRequest request, Vary known, StoredResponse stored, Reason reason) {
        var waiting = waiting(request);
        join(FetchKey.of(request, known), FetchOrder.validate(request, reason, stored, waiting), waiting);
    }

    /** Asks the origin for this client, who can't wait for the answer that another one gets. */
    public void validateAlone(CacheRequest request, StoredResponse stored, Reason reason) {
        startAlone(request, FetchOrder.validateAlone(waiting(request), reason, stored));
    }

    /** Asks the origin for the store only; nobody waits. */
    public void revalidate(CacheRequest request, Vary known, StoredResponse stored) {
        if (request.routed().client().method() == HttpMethod.GET && !request.isPersonal()) {
            var order = FetchOrder.validate(request, Reason.STALE, stored, null);
            var fetch = inFlight(FetchKey.of(request, known), order);
            if (fetch.isFor(order)) {
                begin(fetch, order);
            }
        }
    }

    private WaitingRequest waiting(CacheRequest request) {
        return new WaitingRequest(loop, outcomes, request);
    }

    private void startAlone(CacheRequest request, FetchOrder order) {
        var key = FetchKey.of(request, Vary.NONE);
        table.register(key, new InFlightFetch(loop, table, key, order)).start();
    }

    private void join(FetchKey key, FetchOrder order, WaitingRequest waiting) {
        var fetch = inFlight(key, order);
        if (fetch.isFor(order)) {
            begin(fetch, order);
        } else if (!fetch.join(waiting)) {
            waiting.goAlone();
        }
    }

    private InFlightFetch inFlight(FetchKey key, FetchOrder order) {
        return table.join(key, () -> new InFlightFetch(loop, table, key, order));
    }

    /** Unless another fetch brought the answer after the request was looked up and before it could join that one. */
    private void begin(InFlightFetch fetch, FetchOrder order) {
        if (isOutdated(order)) {
            fetch.settle(Settlement.LOOK_UP_AGAIN);
        } else {
            fetch.start();
        }
    }

    private boolean isOutdated(FetchOrder order) {
        var request = order.request();
        var resource = loop.store().find(request.key());
        var stored = resource == null ? null : resource.select(request.routed(), request.secondaryKey(resource.vary()));
        return stored != null && stored != order.stale();
    }
}
