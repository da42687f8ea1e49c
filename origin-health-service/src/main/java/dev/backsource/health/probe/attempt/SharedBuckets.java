package dev.backsource.health.probe.attempt;

import dev.backsource.policy.BoundedMap;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Token buckets of places that several callers share: a caller may take half of the requests that the others leave of a place, so that no single one
 * keeps the others out. Where too many places are in use at once to be counted, those least recently used are forgotten. Thread-safe.
 */
public final class SharedBuckets<P> {
    /** The requests of the shortest inquiry, of a client over HTTP and of one over HTTPS: a caller may always take as many of those left. */
    static final int INQUIRY = 2;

    private static final int MAX_PLACES = 10_000;
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int burst;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<P, Bucket> buckets = BoundedMap.byUse(MAX_PLACES);

    /**
     * Full buckets.
     *
     * @param burst the most requests at once
     * @param perSecond the most requests a second in the long run
     * @param nanoTime as {@link System#nanoTime}
     */
    public SharedBuckets(int burst, double perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Takes {@code needed} requests to {@code place} into account. Returns false where there are too many. */
    public synchronized boolean take(P place, ShareOwner caller, int needed) {
        var bucket = buckets.computeIfAbsent(place, first -> new Bucket(nanoTime.getAsLong()));
        bucket.refill(nanoTime.getAsLong());
        var own = bucket.taken.stream().filter(caller::equals).count();
        var others = bucket.taken.size() - own;
        if (bucket.taken.size() + needed > burst || own + needed > Math.max(INQUIRY, (burst - others) / 2)) {
            return false;
        }
        bucket.taken.addAll(Collections.nCopies(needed, caller));
        return true;
    }

    /** The requests that aren't made up for by time yet, at most {@code burst}, in order. */
    private final class Bucket {
        private final Deque<ShareOwner> taken = new ArrayDeque<>();
        /** Up to which time has made up for requests. */
        private long at;

        Bucket(long at) {
            this.at = at;
        }

        void refill(long now) {
            var perRequest = NANOS_PER_SECOND / perSecond;
            var many = (now - at) / perRequest;
            if (many >= taken.size()) {
                taken.clear();
                at = now;
                return;
            }
            for (var i = 0; i < (int) many; i++) {
                taken.remove();
            }
            at += (long) ((int) many * perRequest);
        }
    }
}
