package dev.backsource.config.access.limits;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each holder: the bucket holds a burst and refills at a steady rate. Of a bucket, only the time at which it will be
 * full is kept (the generic cell rate algorithm of ITU-T I.371); so nothing has to refill buckets, and a full bucket is as good as none.
 *
 * <p>The number of known buckets is limited. Beyond it, full buckets are forgotten; while none is full, all further holders share one
 * bucket. Thread-safe; no holder waits for another.
 *
 * @param <K> identifies the holder of a bucket
 */
public final class RateLimit<K> {
    private static final long NANOS = Duration.ofSeconds(1).toNanos();
    /** The time of a forgotten bucket: a holder that found it earlier takes from a new one. */
    private static final long FORGOTTEN = Long.MIN_VALUE;

    private final String name;
    private final long burst;
    private final long nanosEach;
    private final long nanosOfAll;
    private final int maxKnown;
    private final Ticker ticker;
    private final long origin;
    private final Map<K, AtomicLong> fullAt = new ConcurrentHashMap<>();
    private final AtomicLong othersFullAt = new AtomicLong();
    private final AtomicLong nextSweep = new AtomicLong();

    /**
     * A limit.
     *
     * @param name the name in responses to clients
     * @param burst the size of a bucket, 1 or more
     * @param each the time in which a bucket gains one token
     */
    RateLimit(String name, long burst, Duration each, int maxKnown, Ticker ticker) {
        this.name = name;
        this.burst = burst;
        this.nanosEach = each.toNanos();
        this.nanosOfAll = Math.multiplyExact(burst, nanosEach);
        this.maxKnown = maxKnown;
        this.ticker = ticker;
        this.origin = ticker.nanos();
    }

    /**
     * A limit from the settings; null when they set none.
     *
     * @param many the sustained number in {@code period}; 0 for no limit
     * @throws IllegalStateException when a number is negative, or the burst of a limit is 0
     */
    public static <K> @Nullable RateLimit<K> of(
            String name, int many, Duration period, int burst, int maxKnown, Ticker ticker) {
        if (many < 0 || burst < 0 || (many > 0 && burst == 0)) {
            throw new IllegalStateException("backsource.access.limits: " + name + " can't be " + many + " in "
                    + period.toSeconds() + " s with " + burst + " at once");
        }
        return many == 0 ? null : new RateLimit<>(name, burst, period.dividedBy(many), maxKnown, ticker);
    }

    public String name() {
        return name;
    }

    /** The size of a bucket. */
    public long burst() {
        return burst;
    }

    /** The seconds, rounded up, until an empty bucket is full. */
    public long windowSeconds() {
        return seconds(nanosOfAll);
    }

    /** Takes one token of {@code who}, if there is one. */
    public RateLimitResult take(K who) {
        return take(who, 1);
    }

    /** Takes {@code many} tokens of {@code who} if there are so many, and none otherwise; there are never more than {@link #burst()}. */
    public RateLimitResult take(K who, int many) {
        var nanos = Math.multiplyExact(many, nanosEach);
        while (true) {
            var bucket = bucket(who);
            var taken = take(bucket, nanos);
            if (taken != null) {
                return taken;
            }
            fullAt.remove(who, bucket);
        }
    }

    /** The seconds, rounded up, until {@code who} can take a token; 0 when it can now. This takes none. */
    public long waitSeconds(K who) {
        var bucket = fullAt.get(who);
        if (bucket == null) {
            if (fullAt.size() < maxKnown) {
                return 0;
            }
            bucket = othersFullAt;
        }
        var full = bucket.get();
        var now = now();
        var missing = Math.max(full, now) + nanosEach - now;
        return missing > nanosOfAll ? seconds(missing - nanosOfAll) : 0;
    }

    private long now() {
        return ticker.nanos() - origin;
    }

    private AtomicLong bucket(K who) {
        var known = fullAt.get(who);
        if (known != null) {
            return known;
        }
        if (fullAt.size() >= maxKnown && !sweep(now())) {
            return othersFullAt;
        }
        return fullAt.computeIfAbsent(who, anew -> new AtomicLong());
    }

    /** Forgets full buckets, once a second at most, so that a flood of holders can't cause constant sweeps. */
    private boolean sweep(long now) {
        var due = nextSweep.get();
        if (now >= due && nextSweep.compareAndSet(due, now + NANOS)) {
            fullAt.values().removeIf(full -> forget(full, now));
        }
        return fullAt.size() < maxKnown;
    }

    /** Whether the bucket was full; nobody takes from it afterwards. */
    private static boolean forget(AtomicLong bucket, long now) {
        var full = bucket.get();
        return full <= now && bucket.compareAndSet(full, FORGOTTEN);
    }

    /**
     * Null when the bucket was forgotten. The time is read after the bucket: read before, it could lie far behind that of the requests that
     * took from the bucket meanwhile, and the bucket would look emptier than it is.
     */
    private @Nullable RateLimitResult take(AtomicLong bucket, long nanos) {
        while (true) {
            var before = bucket.get();
            if (before == FORGOTTEN) {
                return null;
            }
            var now = now();
            var full = Math.max(before, now) + nanos;
            var missing = full - now;
            if (missing > nanosOfAll) {
                return taken(missing - nanos, missing - nanosOfAll);
            }
            if (bucket.compareAndSet(before, full)) {
                return taken(missing, 0);
            }
        }
    }

    private RateLimitResult taken(long missing, long wait) {
        return new RateLimitResult(Math.max(0, (nanosOfAll - missing) / nanosEach), seconds(missing), seconds(wait));
    }

    private static long seconds(long nanos) {
        return (nanos + NANOS - 1) / NANOS;
    }

    int known() {
        return fullAt.size();
    }
}
