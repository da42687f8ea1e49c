package dev.backsource.edge.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The back-to-origin requests under way whose responses may be stored, of all event loops. What is purged or
 * invalidated while it is being fetched is not stored: revoking takes it out of here, and only what is still in here is
 * stored.
 */
public final class Fills {
    private final ConcurrentHashMap<FillKey, Fill> joinable = new ConcurrentHashMap<>();
    private final Set<Fill> running = ConcurrentHashMap.newKeySet();
    /** Storing shares it, revoking has it alone: so nothing revoked is stored a moment later. */
    private final ReadWriteLock storing = new ReentrantReadWriteLock();

    /** The fill that others may join under {@code key}; one made by {@code maker} when there is none. */
    Fill join(FillKey key, Supplier<Fill> maker) {
        var known = joinable.get(key);
        if (known != null) {
            return known;
        }
        return joinable.computeIfAbsent(key, any -> register(maker.get()));
    }

    /** Registers a fill that nobody joins. */
    Fill register(Fill fill) {
        running.add(fill);
        return fill;
    }

    /** Nobody joins {@code fill} from here. */
    void close(FillKey key, Fill fill) {
        joinable.remove(key, fill);
    }

    /**
     * Ends {@code fill}; runs {@code store} unless it was revoked. It can be joined until that is done, or a request that comes
     * in between would find neither.
     */
    void finish(FillKey key, Fill fill, @Nullable Runnable store) {
        storing.readLock().lock();
        try {
            if (running.remove(fill) && store != null) {
                store.run();
            }
        } finally {
            storing.readLock().unlock();
            close(key, fill);
        }
    }

    /** Whatever is being fetched for a key that {@code concerned} holds for is not stored, and nobody joins it. */
    void revoke(Predicate<FillKey> concerned) {
        storing.writeLock().lock();
        try {
            running.removeIf(fill -> concerned.test(fill.key()));
            joinable.keySet().removeIf(concerned);
        } finally {
            storing.writeLock().unlock();
        }
    }

    /** How many are under way. */
    int count() {
        return running.size();
    }
}
