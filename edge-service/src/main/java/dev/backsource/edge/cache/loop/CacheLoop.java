package dev.backsource.edge.cache.loop;

import dev.backsource.edge.cache.store.CacheStore;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.findings.SeenRedirects;
import dev.backsource.edge.http.client.ClientSide;
import dev.backsource.edge.http.fields.VisitorFields;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.transport.EventLoops;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import java.util.function.LongSupplier;

/**
 * The cache's parts on one event loop.
 *
 * @param name of the cache in Cache-Status
 * @param store shared by all event loops
 * @param limits of the store
 * @param rules set by the operator
 * @param upstream this loop's way to the origins
 * @param clients this loop's way to the clients
 * @param context of this loop
 * @param clock in milliseconds since the epoch
 * @param directives this loop's reader of response directives
 * @param redirects those that clients have got, of all loops
 */
public record CacheLoop(
        String name,
        CacheStore store,
        CacheLimits limits,
        CacheRules rules,
        Upstream upstream,
        ClientSide clients,
        Context context,
        LongSupplier clock,
        KnownDirectives directives,
        SeenRedirects redirects) {

    /** Milliseconds since the epoch. */
    public long now() {
        return clock.getAsLong();
    }

    /** {@code request} gets {@code stored} without a response of the origin for this request alone. */
    public void served(CacheRequest request, StoredResponse stored) {
        var redirect = stored.redirect();
        if (redirect != null && request.routed().client().method() == HttpMethod.GET) {
            redirects.served(
                    redirect,
                    stored.bornMs(),
                    () -> VisitorFields.visit(request.routed(), stored.fields().has("set-cookie")));
        }
    }

    /**
     * Runs {@code action} on this loop: at once if the caller is on it already, else later. Requests have contexts of
     * their own on the same loop.
     */
    public void run(Runnable action) {
        if (EventLoops.isCurrent(context)) {
            action.run();
        } else {
            context.runOnContext(later -> action.run());
        }
    }
}
