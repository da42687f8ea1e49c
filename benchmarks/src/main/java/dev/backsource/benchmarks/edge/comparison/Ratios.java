package dev.backsource.benchmarks.edge.comparison;

import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.run.Report;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The ratios of one peer to another, each beside its limit.
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
    public Ratios rate() {
        return print("requests/s", Round::requestsPerSecond);
    }

    /** Prints the ratio of the 99th percentiles of the latency, which has no limit here. */
    public Ratios p99() {
        return print("p99", Round::p99Ms);
    }

    /** Prints the ratio of the processor time of a request, which has no limit here. */
    public Ratios cost() {
        return print("processor time a request", Round::costMicros);
    }

    private Ratios print(String figure, ToDoubleFunction<Round> of) {
        var ratios = rounds.ratios(ours, theirs, of);
        report.line("   %-52s %9.3f x", what(figure, ratios.range()), ratios.median());
        return this;
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
