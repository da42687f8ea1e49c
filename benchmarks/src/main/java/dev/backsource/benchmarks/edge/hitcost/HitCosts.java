package dev.backsource.benchmarks.edge.hitcost;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The results of {@link HitCostBenchmark}.
 *
 * @param nanos the median of the time of a call, by method, in nanoseconds
 */
public record HitCosts(Map<String, Double> nanos) {
    private static final double MEDIAN = 50;

    /** Runs it, for half a minute. */
    public static HitCosts measure() throws RunnerException {
        var nanos = new TreeMap<String, Double>();
        var results = new Runner(new OptionsBuilder()
                        .include(HitCostBenchmark.class.getSimpleName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        for (var result : results) {
            var primary = result.getPrimaryResult();
            nanos.put(primary.getLabel(), primary.getStatistics().getPercentile(MEDIAN));
        }
        return new HitCosts(nanos);
    }

    /** The nanoseconds of {@code method}, without the loop itself; at least 0. */
    public double of(String method) {
        return Math.max(0, median(method) - median("nothing"));
    }

    private double median(String method) {
        var median = nanos.get(method);
        if (median == null) {
            throw new IllegalStateException(method + " was not measured, only " + nanos.keySet());
        }
        return median;
    }
}
