package dev.backsource.benchmarks.routing;

import dev.backsource.benchmarks.run.Report;
import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link RouteLookupBenchmark} and prints its results beside their limits. */
public final class RouteLookupFigures {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    /** The limit for no allocation: JMH's own loop allocates a fraction of a byte per invocation. */
    private static final double NO_ALLOCATION = 0.01;

    private RouteLookupFigures() {}

    public static void main(String[] args) throws Exception {
        var results = new Runner(new OptionsBuilder()
                        .include(RouteLookupBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        var bare = result(results, "bareHashMapGet");
        var decided = result(results, "lookUpAndDecide");

        var report = Report.begin("route lookup and decision, 100,000 domains");
        report.line("   bare HashMap.get    %s ns", withError(bare));
        report.line("   look up and decide  %s ns", withError(decided));
        report.atMost("look up and decide / bare HashMap.get", score(decided) / score(bare), 2.0, "x");
        var allocated = Objects.requireNonNull(decided.getSecondaryResults().get(ALLOCATION))
                .getScore();
        report.atMost("allocated a request", allocated, NO_ALLOCATION, "B");
    }

    private static RunResult result(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static String withError(RunResult result) {
        return String.format(
                "%.2f ± %.2f", score(result), result.getPrimaryResult().getScoreError());
    }
}
