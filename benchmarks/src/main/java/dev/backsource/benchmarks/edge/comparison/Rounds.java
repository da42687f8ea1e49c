package dev.backsource.benchmarks.edge.comparison;

import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The results of all turns, by peer. All peers have had the same number of turns. */
public final class Rounds {
    private final Map<Peer, List<Round>> byPeer = new LinkedHashMap<>();

    void add(Peer peer, Round round) {
        byPeer.computeIfAbsent(peer, any -> new ArrayList<>()).add(round);
    }

    /** Prints a line for each peer: medians, and the smallest and largest values. */
    public void print(Report report) {
        byPeer.keySet()
                .forEach(peer -> report.line(
                        "   %-11s requests/s %s, p99 ms %s, of its core %s, us a request %s",
                        peer.name(),
                        sample(peer, Round::requestsPerSecond).withSpread(),
                        sample(peer, Round::p99Ms).withSpread(),
                        sample(peer, Round::use).withSpread(),
                        sample(peer, Round::costMicros).withSpread()));
    }

    /** The median of a figure of {@code peer}. */
    public double median(Peer peer, ToDoubleFunction<Round> figure) {
        return sample(peer, figure).median();
    }

    /** The ratios of {@code ours} to {@code theirs} round by round, since the machine's speed drifts. */
    public Sample ratios(Peer ours, Peer theirs, ToDoubleFunction<Round> figure) {
        return new Sample(Sample.ratios(of(ours), of(theirs), figure));
    }

    private Sample sample(Peer peer, ToDoubleFunction<Round> figure) {
        return new Sample(of(peer).stream().mapToDouble(figure).toArray());
    }

    private List<Round> of(Peer peer) {
        return byPeer.getOrDefault(peer, List.of());
    }
}
