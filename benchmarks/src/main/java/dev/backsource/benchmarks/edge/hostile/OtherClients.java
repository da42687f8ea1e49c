package dev.backsource.benchmarks.edge.hostile;

import dev.backsource.benchmarks.edge.load.SteadyVisitor;
import dev.backsource.benchmarks.run.Report;
import java.util.List;
import java.util.Map;

/** The other clients of an attacked edge, by their connections and requests. */
record OtherClients(SteadyVisitor hits, SteadyVisitor large, SteadyVisitor misses, SteadyVisitor newcomers) {
    /** The worst of the four, in milliseconds. */
    double p99Millis() {
        return each().stream().mapToDouble(SteadyVisitor::p99Millis).max().orElse(Double.NaN);
    }

    /** The share of failed requests of the worst of the four. */
    double shareFailed() {
        return each().stream().mapToDouble(SteadyVisitor::shareFailed).max().orElse(Double.NaN);
    }

    void print(Report report) {
        Map.of("hits", hits, "large", large, "misses", misses, "newcomers", newcomers)
                .forEach((name, visitor) -> report.line(
                        "      %-9s %6d asked, p99 %7.1f ms, not 200: %s",
                        name, visitor.asked(), visitor.p99Millis(), visitor.failures()));
    }

    private List<SteadyVisitor> each() {
        return List.of(hits, large, misses, newcomers);
    }
}
