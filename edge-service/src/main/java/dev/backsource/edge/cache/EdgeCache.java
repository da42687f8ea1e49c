package dev.backsource.edge.cache;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.http.ClientSide;
import dev.backsource.edge.http.ResponseSource;
import dev.backsource.edge.http.Upstream;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Context;
import jakarta.inject.Singleton;

/** The edge's cache: what its event loops share of it. */
@Singleton
public final class EdgeCache {
    private static final int SHARE_OF_HEAP = 4;

    private final String name;
    private final CacheLimits limits;
    private final CacheStore store;
    private final Fills fills = new Fills();

    EdgeCache(EdgeSettings settings, MeterRegistry registry) {
        name = settings.id();
        limits = limits(settings.cache());
        store = new CacheStore(limits.maxBytes());
        Gauge.builder("backsource.edge.cache.bytes", store, CacheStore::bytes)
                .description("Bytes that stored responses take, about")
                .register(registry);
        Gauge.builder("backsource.edge.cache.resources", store, CacheStore::count)
                .description("Resources of which responses are stored")
                .register(registry);
        Gauge.builder("backsource.edge.cache.fills", fills, Fills::count)
                .description("Back-to-origin requests under way whose responses may be stored")
                .register(registry);
    }

    /** Answers the requests of one event loop. */
    public ResponseSource source(Upstream upstream, ClientSide clients, Context context) {
        return new CachingSource(
                new CacheLoop(name, store, fills, limits, upstream, clients, context, System::currentTimeMillis));
    }

    CacheStore store() {
        return store;
    }

    Fills fills() {
        return fills;
    }

    private static CacheLimits limits(EdgeSettings.Cache settings) {
        var maxBytes = settings.maxBytes()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        return new CacheLimits(
                maxBytes, Math.min(maxBytes, settings.maxObjectSize().asLongValue()));
    }
}
