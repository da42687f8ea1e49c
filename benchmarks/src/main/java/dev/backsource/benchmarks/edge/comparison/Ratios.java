package dev.backsource.benchmarks.edge.comparison;

import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.run.Report;
import java.util.Locale;

/**
 * How one peer stands against another, each ratio beside its limit.
 *
 * @param ours the peer in the numerator
 * @param theirs the peer in the denominator
 */
public record Ratios(Report report, Rounds rounds, Peer ours, Peer theirs) {
    /** Requests a second must be at least {@code limit} times theirs. */
    public Ratios rateAtLeast(double limit) {
        var ratios = rounds.ratios(ours, theirs, Round::requestsPerSecond);
        report.atLeast(what("requests/s", ratios.range()), ratios.median(), limit, "x");
        return this;
    }

    /** Prints the ratio of requests a second, which has no limit here. */
    public void rate() {
        var ratios = rounds.ratios(ours, theirs, Round::requestsPerSecond);
        report.line("   %-52s %9.3f x", what("requests/s", ratios.range()), ratios.median());
    }

    /** The 99th percentile of the latency must be at most {@code limit} times theirs. */
    public Ratios p99AtMost(double limit) {
        var ratios = rounds.ratios(ours, theirs, Round::p99Ms);
        report.atMost(what("p99", ratios.range()), ratios.median(), limit, "x");
        return this;
    }

    private String what(String figure, String range) {
        return String.format(Locale.ROOT, "%s / %s, %s (%s)", ours.name(), theirs.name(), figure, range);
    }
}
