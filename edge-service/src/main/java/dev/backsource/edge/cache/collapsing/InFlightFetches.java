package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.store.CacheKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The table of the fetches in flight, of all event loops. What is purged or invalidated while it is being fetched is not
 * stored: revoking a fetch takes it out of the table, and only a fetch that is still in the table stores. Any thread uses
 * it.
 *
 * @param <F> a fetch
 */
public final class InFlightFetches<F> {
    private final ConcurrentHashMap<FetchKey, F> joinable = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<F, FetchKey> running = new ConcurrentHashMap<>();
    /** Those who store share it, and who revokes has it alone, so that nothing is stored after it was revoked. */
    private final ReadWriteLock storing = new ReentrantReadWriteLock();

    /** The fetch that requests with {@code key} may join; one made by {@code maker} when there is none. */
    F join(FetchKey key, Supplier<F> maker) {
        var known = joinable.get(key);
        if (known != null) {
            return known;
        }
        return joinable.computeIfAbsent(key, any -> register(key, maker.get()));
    }

    /** Registers a fetch that nobody joins. */
    F register(FetchKey key, F fetch) {
        running.put(fetch, key);
        return fetch;
    }

    /**
     * Ends {@code fetch}; runs {@code store} unless it was revoked. It can be joined until that is done: a request that comes
     * in between would otherwise find neither the fetch nor what it stores.
     */
    void finish(FetchKey key, F fetch, @Nullable Runnable store) {
        storing.readLock().lock();
        try {
            if (running.remove(fetch) != null && store != null) {
                store.run();
            }
        } finally {
            storing.readLock().unlock();
            joinable.remove(key, fetch);
        }
    }

    /** Revokes all fetches for the keys that {@code concerned} holds for: they store nothing, and nobody joins them. */
    public void revoke(Predicate<CacheKey> concerned) {
        storing.writeLock().lock();
        try {
            running.values().removeIf(key -> concerned.test(key.key()));
            joinable.keySet().removeIf(key -> concerned.test(key.key()));
        } finally {
            storing.writeLock().unlock();
        }
    }

    /** How many fetches are in flight that may still store their responses. */
    public int count() {
        return running.size();
    }
}
