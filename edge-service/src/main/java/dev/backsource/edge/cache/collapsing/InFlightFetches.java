package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.store.CacheKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The table of the fetches in flight of all event loops. A response that is purged or invalidated during its fetch is
 * not stored: revoking a fetch removes it from the table, and only a fetch in the table may store. Thread-safe.
 *
 * @param <F> a fetch
 */
public final class InFlightFetches<F> {
    private final ConcurrentHashMap<FetchKey, F> joinable = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<F, FetchKey> running = new ConcurrentHashMap<>();
    /** Storing takes the read lock, revoking the write lock, so that nothing is stored after its fetch was revoked. */
    private final ReadWriteLock storing = new ReentrantReadWriteLock();

    /** The fetch that requests with {@code key} may join; created by {@code maker} when there is none. */
    F join(FetchKey key, Supplier<F> maker) {
        var known = joinable.get(key);
        if (known != null) {
            return known;
        }
        return joinable.computeIfAbsent(key, any -> register(key, maker.get()));
    }

    /** Registers a fetch that no request may join. */
    F register(FetchKey key, F fetch) {
        running.put(fetch, key);
        return fetch;
    }

    /**
     * Removes {@code fetch}, and runs {@code store} unless the fetch was revoked. Requests can join until {@code store}
     * is done: otherwise a request might find neither the fetch nor the stored response.
     */
    void finish(FetchKey key, F fetch, @Nullable Runnable store) {
        try {
            if (store == null) {
                running.remove(fetch);
            } else {
                storeUnlessRevoked(fetch, store);
            }
        } finally {
            joinable.remove(key, fetch);
        }
    }

    private void storeUnlessRevoked(F fetch, Runnable store) {
        storing.readLock().lock();
        try {
            if (running.remove(fetch) != null) {
                store.run();
            }
        } finally {
            storing.readLock().unlock();
        }
    }

    /**
     * Revokes the fetches for all keys that match {@code concerned}: they store nothing, and no request can join them.
     */
    public void revoke(Predicate<CacheKey> concerned) {
        storing.writeLock().lock();
        try {
            running.values().removeIf(key -> concerned.test(key.key()));
            joinable.keySet().removeIf(key -> concerned.test(key.key()));
        } finally {
            storing.writeLock().unlock();
        }
    }

    /** The number of fetches in flight that may still store their response. */
    public int count() {
        return running.size();
    }
}
