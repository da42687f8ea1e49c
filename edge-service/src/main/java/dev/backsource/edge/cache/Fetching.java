package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.cache.store.Resource;
import dev.backsource.edge.cache.store.StoredResponse;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Begins fills for the requests of one event loop, or has them wait for one that is under way in any loop. */
final class Fetching {
    private final CachingSource source;
    private final CacheLoop loop;

    /** For the requests that {@code source} answers, which looks anew at those that a fill brings nothing. */
    Fetching(CachingSource source, CacheLoop loop) {
        this.source = source;
        this.loop = loop;
    }

    /** Fetches {@code request}'s answer, or waits for it if it is being fetched; {@code resource} is what is known of it. */
    void fetch(CacheRequest request, @Nullable Resource resource, Reason reason) {
        if (resource == null) {
            fetch(request, Vary.NONE, reason);
            return;
        }
        var offered = resource.offered(request.routed());
        if (offered.isEmpty()) {
            fetch(request, resource.vary(), reason);
        } else {
            var waiter = new Waiter(source, request);
            join(FillKey.of(request, resource.vary()), FillOrder.fetchOr(offered, waiter, reason), waiter);
        }
    }

    /** Likewise, with nothing stored that could be the answer. */
    void fetch(CacheRequest request, Vary known, Reason reason) {
        var waiter = new Waiter(source, request);
        join(FillKey.of(request, known), FillOrder.fetch(waiter, reason), waiter);
    }

    /** Fetches it for this client without waiting for others. */
    void fetchAlone(CacheRequest request, Reason reason) {
        startAlone(request, FillOrder.alone(new Waiter(source, request), reason));
    }

    /** Asks the origin whether {@code stored} is still good, or waits for it if that is being asked. */
    void validate(CacheRequest request, Vary known, StoredResponse stored, Reason reason) {
        var waiter = new Waiter(source, request);
        join(FillKey.of(request, known), FillOrder.validate(request, reason, stored, waiter), waiter);
    }

    /** Asks the origin for this client, who can't wait for the answer that another one gets. */
    void validateAlone(CacheRequest request, StoredResponse stored, Reason reason) {
        startAlone(request, FillOrder.validateAlone(new Waiter(source, request), reason, stored));
    }

    /** Asks the origin for the store only; nobody waits. */
    void revalidate(CacheRequest request, Vary known, StoredResponse stored) {
        if (request.routed().client().method() == HttpMethod.GET && !request.isPersonal()) {
            var order = FillOrder.validate(request, Reason.STALE, stored, null);
            var fill = fill(FillKey.of(request, known), order);
            if (fill.isFor(order)) {
                begin(fill);
            }
        }
    }

    private void startAlone(CacheRequest request, FillOrder order) {
        var fill = new Fill(loop, FillKey.of(request, Vary.NONE), order);
        loop.fills().register(fill);
        fill.start();
    }

    private void join(FillKey key, FillOrder order, Waiter waiter) {
        var fill = fill(key, order);
        if (fill.isFor(order)) {
            begin(fill);
        } else if (!fill.join(waiter)) {
            waiter.goAlone();
        }
    }

    /** Unless another fill brought the answer after this one's request was looked up and before it could join that one. */
    private void begin(Fill fill) {
        if (isOutdated(fill.order())) {
            fill.finish(null);
            fill.tellAll(Waiter::lookAgain);
        } else {
            fill.start();
        }
    }

    private boolean isOutdated(FillOrder order) {
        var request = order.request();
        var resource = loop.store().find(request.key());
        var stored = resource == null ? null : resource.select(request.routed(), request.secondaryKey(resource.vary()));
        return stored != null && stored != order.stale();
    }

    private Fill fill(FillKey key, FillOrder order) {
        return loop.fills().join(key, () -> new Fill(loop, key, order));
    }
}
