package dev.backsource.policy.event;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The buckets in which durations are counted, in metrics and in {@link DomainTotals}: fixed upper limits from half a millisecond to a minute. */
public final class DurationBuckets {
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

    /** The number of buckets; the last one counts durations above all limits. */
    public static final int COUNT = LIMITS_MICROS.length + 1;

    /** The upper limits of all buckets but the last one, in milliseconds. */
    public static final List<Double> LIMITS_MS =
            Arrays.stream(LIMITS_MICROS).mapToObj(micros -> micros / 1e3).toList();

    private static final long[] LIMITS_NANOS = new long[LIMITS_MICROS.length];

    static {
        for (var i = 0; i < LIMITS_NANOS.length; i++) {
            LIMITS_NANOS[i] = TimeUnit.MICROSECONDS.toNanos(LIMITS_MICROS[i]);
        }
    }

    private DurationBuckets() {}

    /** The bucket of a duration. */
    public static int of(long nanos) {
        var i = 0;
        while (i < LIMITS_NANOS.length && nanos > LIMITS_NANOS[i]) {
            i++;
        }
        return i;
    }

    /** The upper limit of a bucket in seconds; infinite for the last one. */
    public static double limitSeconds(int bucket) {
        return bucket == LIMITS_MICROS.length ? Double.POSITIVE_INFINITY : LIMITS_MICROS[bucket] / 1e6;
    }

    /**
     * A quantile of counted durations, in milliseconds: exact to its bucket, in which durations are taken as spread evenly. Durations above all
     * limits count as the highest limit.
     *
     * @param counts by bucket
     * @param quantile from 0 to 1
     * @return null without durations
     */
    public static @Nullable Double quantileMs(double[] counts, double quantile) {
        var total = 0.0;
        for (var count : counts) {
            total += count;
        }
        if (total <= 0) {
            return null;
        }
        var left = quantile * total;
        var i = 0;
        while (i < LIMITS_MICROS.length && left > counts[i]) {
            left -= counts[i++];
        }
        if (i == LIMITS_MICROS.length) {
            return LIMITS_MICROS[i - 1] / 1e3;
        }
        var from = i == 0 ? 0 : LIMITS_MICROS[i - 1];
        var within = counts[i] == 0 ? 1 : left / counts[i];
        return (from + (LIMITS_MICROS[i] - from) * within) / 1e3;
    }
}
