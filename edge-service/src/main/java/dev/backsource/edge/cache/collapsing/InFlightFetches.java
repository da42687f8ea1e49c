package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.store.CacheKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The table of the fetches in flight of all event loops. A response that is purged or invalidated during its fetch is
 * not stored: revoking a fetch removes it from the table, and only a fetch in the table may store. Thread-safe.
 *
 * @param <F> a fetch, equal to no other
 */
public final class InFlightFetches<F> {
    private final ConcurrentHashMap<FetchKey, F> joinable = new ConcurrentHashMap<>();
    /** The fetches that no request may join. */
    private final ConcurrentHashMap<F, FetchKey> alone = new ConcurrentHashMap<>();
    /** Storing takes the read lock, revoking the write lock, so that nothing is stored after its fetch was revoked. */
    private final ReadWriteLock storing = new ReentrantReadWriteLock();

    /** The fetch that requests with {@code key} may join; that is {@code own} from now on if there was none. */
    F join(FetchKey key, F own) {
        var known = joinable.putIfAbsent(key, own);
        return known == null ? own : known;
    }

    /** Whether there is a fetch that requests with {@code key} may join. */
    boolean has(FetchKey key) {
        return joinable.containsKey(key);
    }

    /** Registers a fetch that no request may join. */
    F register(FetchKey key, F fetch) {
        alone.put(fetch, key);
        return fetch;
    }

    /**
     * Removes {@code fetch}, and runs {@code store} unless the fetch was revoked. Requests can join until {@code store}
     * is done: otherwise a request might find neither the fetch nor the stored response.
     */
    void finish(FetchKey key, F fetch, @Nullable Runnable store) {
        try {
            if (store != null) {
                storeUnlessRevoked(key, fetch, store);
            }
        } finally {
            if (!joinable.remove(key, fetch)) {
                alone.remove(fetch);
            }
        }
    }

    private void storeUnlessRevoked(FetchKey key, F fetch, Runnable store) {
        storing.readLock().lock();
        try {
            if (fetch.equals(joinable.get(key)) || alone.containsKey(fetch)) {
                store.run();
            }
        } finally {
            storing.readLock().unlock();
        }
    }

    /**
     * Revokes the fetches for all keys that match {@code concerned}: they store nothing, and no request can join them.
     */
    void revoke(Predicate<CacheKey> concerned) {
        storing.writeLock().lock();
        try {
            alone.values().removeIf(key -> concerned.test(key.key()));
            joinable.keySet().removeIf(key -> concerned.test(key.key()));
        } finally {
            storing.writeLock().unlock();
        }
    }

    /**
     * Runs {@code removal}, which removes the stored responses for these keys, and revokes the fetches for them: those before it, which would store again
     * behind it, and those that have begun meanwhile, since they may validate a response that it then removed.
     */
    public void revoke(Predicate<CacheKey> concerned, Runnable removal) {
        revoke(concerned);
        removal.run();
        revoke(concerned);
    }

    /** The number of fetches in flight that may still store their response. */
    public int count() {
        return joinable.size() + alone.size();
    }
}
