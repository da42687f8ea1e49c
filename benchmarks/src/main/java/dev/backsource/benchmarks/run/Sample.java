package dev.backsource.benchmarks.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Measured values of one kind, in any unit. */
public final class Sample {
    private final double[] sorted;

    public Sample(double... values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The ratios of a figure of {@code ours} to that of {@code theirs}, pair by pair in their order. */
    public static <T> double[] ratios(List<T> ours, List<T> theirs, ToDoubleFunction<T> figure) {
        return IntStream.range(0, ours.size())
                .mapToDouble(i -> figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i)))
                .toArray();
    }

    /** The value that {@code quantile}, in 0..1, of all values don't exceed (nearest rank). */
    public double quantile(double quantile) {
        var rank = (int) Math.ceil(quantile * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    public double median() {
        return quantile(0.5);
    }

    /** The median with the smallest and the largest value: {@code 12.3 (11.0 to 15.2)}. */
    public String withSpread() {
        return String.format(Locale.ROOT, "%.2f (%s)", median(), range());
    }

    /** The smallest and the largest value: {@code 11.0 to 15.2}. */
    public String range() {
        return String.format(Locale.ROOT, "%.2f to %.2f", sorted[0], sorted[sorted.length - 1]);
    }
}
