package dev.backsource.edge.cache.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.backsource.edge.cache.rules.variants.Vary;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All stored responses of the edge, limited by their size in bytes. When the limit is reached, the least requested are
 * evicted (Caffeine's W-TinyLFU), so that a scan of rare resources does not evict popular ones. Thread-safe.
 */
public final class CacheStore {
    private final Cache<CacheKey, Resource> resources;
    /** Shares one copy of a host's name between all of its keys. */
    private final Interner<String> hosts = Interners.newWeakInterner();
    /** The last of these names, which mostly is the next one too: a route's responses follow each other. Any thread may replace it. */
    private String lastHost = "";

    /**
     * Creates an empty store.
     *
     * @param maxBytes the approximate limit for all stored responses
     */
    public CacheStore(long maxBytes) {
        resources = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher(CacheStore::weight)
                // Eviction takes microseconds; handing it to another thread would cost more.
                .executor(Runnable::run)
                .build();
    }

    @Nullable
    public Resource find(CacheKey key) {
        return resources.getIfPresent(key);
    }

    /** As {@link #find}, but without counting as a request, so that the look does not delay eviction. */
    @Nullable
    public Resource peek(CacheKey key) {
        return resources.policy().getIfPresentQuietly(key);
    }

    /** Stores {@code stored} as a new variant, or replaces the one with the same secondary key. */
    public void put(CacheKey key, Vary vary, StoredResponse stored) {
        var shared = shared(key);
        // Most responses are stored under a new key, for which an insertion costs less than a computation.
        if (resources.asMap().putIfAbsent(shared, Resource.of(vary, stored)) != null) {
            resources
                    .asMap()
                    .compute(
                            shared,
                            (any, known) -> known == null
                                    ? Resource.of(vary, stored)
                                    : replaced(known, known.with(vary, stored)));
        }
    }

    private static @Nullable Resource replaced(Resource known, @Nullable Resource next) {
        known.replacedBy(next);
        return next;
    }

    /** Until {@code untilMs}, requests for {@code key} that select no stored variant are not collapsed. */
    public void markAlone(CacheKey key, long untilMs) {
        var shared = shared(key);
        resources
                .asMap()
                .compute(shared, (any, known) -> known == null ? Resource.alone(untilMs) : known.aloneUntil(untilMs));
    }

    private CacheKey shared(CacheKey key) {
        var host = lastHost;
        if (!host.equals(key.host())) {
            host = hosts.intern(key.host());
            lastHost = host;
        }
        return key.with(host);
    }

    /** Removes one variant. */
    public void remove(CacheKey key, StoredResponse variant) {
        resources.asMap().computeIfPresent(key, (any, known) -> replaced(known, known.without(variant)));
    }

    public void remove(CacheKey key) {
        var known = resources.asMap().remove(key);
        if (known != null) {
            known.replacedBy(null);
        }
    }

    /** Removes one URL, for all combinations of schemes. */
    public void removeAll(String host, String target) {
        CacheKey.all(host, target).forEach(this::remove);
    }

    /** Removes every key for which {@code condition} holds. Checks all keys, which takes a while. */
    public void removeIf(Predicate<CacheKey> condition) {
        resources.asMap().keySet().stream().filter(condition).forEach(this::remove);
    }

    private static int weight(CacheKey key, Resource resource) {
        return (int) Math.min(
                Integer.MAX_VALUE, resource.weight() + 2L * key.target().length());
    }

    /** The approximate number of resources. */
    public long count() {
        return resources.estimatedSize();
    }

    /** The approximate size of all stored responses, in bytes. */
    public long bytes() {
        return resources.policy().eviction().stream()
                .mapToLong(eviction -> eviction.weightedSize().orElse(0))
                .sum();
    }
}
