package dev.backsource.deployment.metrics;

import dev.backsource.policy.event.DurationBuckets;
import java.util.concurrent.atomic.LongAdder;

/** Durations by buckets of fixed limits, and their sum. Any thread records, without a lock and without allocation. */
public final class LatencyHistogram {
    private final LongAdder nanos = new LongAdder();
    /** Each counts the durations above the limit of the one before; the last one those above all limits. */
    private final LongAdder[] buckets = new LongAdder[DurationBuckets.COUNT];

    LatencyHistogram() {
        for (var i = 0; i < DurationBuckets.COUNT; i++) {
            buckets[i] = new LongAdder();
        }
    }

    /** Adds a duration in nanoseconds; a negative one, of clocks that differ, counts as 0. */
    public void record(long duration) {
        var taken = Math.max(0, duration);
        nanos.add(taken);
        buckets[DurationBuckets.of(taken)].increment();
    }

    /** The counts of durations up to each limit, the last one of all. */
    long[] cumulative() {
        var counts = new long[DurationBuckets.COUNT];
        var sum = 0L;
        for (var i = 0; i < DurationBuckets.COUNT; i++) {
            sum += buckets[i].sum();
            counts[i] = sum;
        }
        return counts;
    }

    double sumSeconds() {
        return nanos.sum() / 1e9;
    }
}
