package dev.backsource.edge.cache;

import dev.backsource.edge.cache.store.CacheStore;
import dev.backsource.edge.http.client.ClientSide;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.transport.EventLoops;
import io.vertx.core.Context;
import java.util.function.LongSupplier;

/**
 * What the cache needs in one event loop.
 *
 * @param name of the cache, in Cache-Status
 * @param store the edge's, shared by all loops
 * @param fills the edge's, shared by all loops
 * @param limits of what is stored
 * @param rules the operator's
 * @param pinned what is read of what was stored, the edge's
 * @param upstream this loop's way to the origins
 * @param clients this loop's way to the clients
 * @param context this loop
 * @param clock milliseconds since the epoch
 * @param directives this loop's reader of what origins say
 */
record CacheLoop(
        String name,
        CacheStore store,
        Fills fills,
        CacheLimits limits,
        CacheRules rules,
        PinnedBodies pinned,
        Upstream upstream,
        ClientSide clients,
        Context context,
        LongSupplier clock,
        KnownDirectives directives) {

    long now() {
        return clock.getAsLong();
    }

    /** Runs {@code action} on this loop, at once if this is it; requests have contexts of their own on the same loop. */
    void run(Runnable action) {
        if (EventLoops.isCurrent(context)) {
            action.run();
        } else {
            context.runOnContext(later -> action.run());
        }
    }
}
