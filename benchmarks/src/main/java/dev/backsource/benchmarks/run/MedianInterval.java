package dev.backsource.benchmarks.run;

import java.util.Arrays;
import java.util.Locale;

/**
 * The median of measured values with its interval of 95 %, by order statistics: the ranks between which the median of any distribution lies with that
 * probability. Of fewer than six values it is their range.
 *
 * @param median of the values
 * @param low the interval's lower end
 * @param high its upper end
 */
public record MedianInterval(double median, double low, double high) {
    /** The normal quantile of 97.5 %. */
    private static final double Z = 1.96;

    /** The interval of at least one value, in any order. */
    public static MedianInterval of(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var n = sorted.length;
        var rank = Math.max(0, (int) Math.floor((n - Z * Math.sqrt(n)) / 2) - 1);
        var median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new MedianInterval(median, sorted[rank], sorted[n - 1 - rank]);
    }

    /** The largest distance of its ends from 1. */
    public double farthestFromOne() {
        return Math.max(Math.abs(low - 1), Math.abs(high - 1));
    }

    /** The same with ends that are further out by {@code share} of them. */
    public MedianInterval widened(double share) {
        return new MedianInterval(median, low * (1 - share), high * (1 + share));
    }

    /** The same with {@code more} added to all. */
    public MedianInterval plus(double more) {
        return new MedianInterval(median + more, low + more, high + more);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** {@code 0.9980 (0.9951 to 1.0012)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", median, low, high);
    }
}
