package dev.backsource.edge.cache.loop;

import dev.backsource.edge.cache.store.CacheStore;
import dev.backsource.edge.http.client.ClientSide;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.transport.EventLoops;
import io.vertx.core.Context;
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
        KnownDirectives directives) {

    /** Milliseconds since the epoch. */
    public long now() {
        return clock.getAsLong();
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
