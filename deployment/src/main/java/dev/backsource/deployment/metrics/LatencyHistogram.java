package dev.backsource.deployment.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Durations by buckets of fixed limits, and their sum. Any thread records, without a lock and without allocation. */
public final class LatencyHistogram {
    /** Upper limits of the buckets in microseconds, from half a millisecond to a minute. */
    private static final long[] LIMITS_MICROS = {
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        30_000_000,
        60_000_000
    };

    /** The number of buckets, with the one for durations above all limits. */
    static final int BUCKETS = LIMITS_MICROS.length + 1;

    private final LongAdder nanos = new LongAdder();
    /** Each counts the durations above the limit of the one before; the last one those above all limits. */
    private final LongAdder[] buckets = new LongAdder[BUCKETS];

    LatencyHistogram() {
        for (var i = 0; i < BUCKETS; i++) {
            buckets[i] = new LongAdder();
        }
    }

    /** Adds a duration in nanoseconds; a negative one, of clocks that differ, counts as 0. */
    public void record(long duration) {
        var taken = Math.max(0, duration);
        nanos.add(taken);
        buckets[bucket(taken)].increment();
    }

    /** The counts of durations up to each limit, the last one of all. */
    long[] cumulative() {
        var counts = new long[BUCKETS];
        var sum = 0L;
        for (var i = 0; i < BUCKETS; i++) {
            sum += buckets[i].sum();
            counts[i] = sum;
        }
        return counts;
    }

    double sumSeconds() {
        return nanos.sum() / 1e9;
    }

    /** The upper limit of a bucket in seconds; infinite for the last one. */
    static double limitSeconds(int bucket) {
        return bucket == LIMITS_MICROS.length ? Double.POSITIVE_INFINITY : LIMITS_MICROS[bucket] / 1e6;
    }

    private static int bucket(long taken) {
        var i = 0;
        while (i < LIMITS_MICROS.length && taken > TimeUnit.MICROSECONDS.toNanos(LIMITS_MICROS[i])) {
            i++;
        }
        return i;
    }
}
