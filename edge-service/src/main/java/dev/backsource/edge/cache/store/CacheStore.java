package dev.backsource.edge.cache.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.backsource.edge.cache.rules.Vary;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All stored responses of the edge, bound by the bytes they take. When there are more, those go that are asked for least
 * (Caffeine's W-TinyLFU), so that a scan through rare ones leaves the popular ones alone. Any thread uses it.
 */
public final class CacheStore {
    private final Cache<CacheKey, Resource> resources;
    /** So that the keys of one host hold one copy of its name. */
    private final Interner<String> hosts = Interners.newWeakInterner();

    /** A store of at most about {@code maxBytes}. */
    public CacheStore(long maxBytes) {
        resources = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher(CacheStore::weight)
                // Eviction is a matter of microseconds; another thread would only cost the hand-over.
                .executor(Runnable::run)
                .build();
    }

    @Nullable
    public Resource find(CacheKey key) {
        return resources.getIfPresent(key);
    }

    /** Adds or replaces a variant. */
    public void put(CacheKey key, Vary vary, StoredResponse stored) {
        var shared = key.with(hosts.intern(key.host()));
        resources
                .asMap()
                .compute(shared, (any, known) -> known == null ? Resource.of(vary, stored) : known.with(vary, stored));
    }

    /** Remembers that requests for {@code key} that what is stored doesn't answer are better not collapsed. */
    public void markAlone(CacheKey key, long untilMs) {
        var shared = key.with(hosts.intern(key.host()));
        resources
                .asMap()
                .compute(shared, (any, known) -> known == null ? Resource.alone(untilMs) : known.aloneUntil(untilMs));
    }

    /** Removes one variant. */
    public void remove(CacheKey key, StoredResponse variant) {
        resources.asMap().computeIfPresent(key, (any, known) -> known.without(variant));
    }

    public void remove(CacheKey key) {
        resources.invalidate(key);
    }

    /** Removes what is stored under one URL, whatever the schemes. */
    public void removeAll(String host, String target) {
        resources.invalidateAll(CacheKey.all(host, target));
    }

    /** Removes all for which {@code condition} holds; looks at every one, so it takes its time. */
    public void removeIf(Predicate<CacheKey> condition) {
        resources.asMap().keySet().removeIf(condition);
    }

    private static int weight(CacheKey key, Resource resource) {
        return (int) Math.min(
                Integer.MAX_VALUE, resource.weight() + 2L * key.target().length());
    }

    /** How many resources there are, about. */
    public long count() {
        return resources.estimatedSize();
    }

    /** Bytes taken, about. */
    public long bytes() {
        return resources.policy().eviction().stream()
                .mapToLong(eviction -> eviction.weightedSize().orElse(0))
                .sum();
    }
}
