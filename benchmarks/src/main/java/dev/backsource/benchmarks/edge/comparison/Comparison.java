package dev.backsource.benchmarks.edge.comparison;

import dev.backsource.benchmarks.edge.load.Load;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import java.util.List;

/**
 * One load, put on one peer after another. Load and origin share a core, so a peer is only the bottleneck when its own
 * core is full; its use is measured to show that.
 *
 * @param origin behind all of the peers
 * @param load put on each
 * @param source the required source of all responses
 * @param peers in the order of their turns
 */
public record Comparison(Origin origin, Load load, Source source, List<Peer> peers) {
    private static final int MOST_TURNS_TO_FILL = 10;

    /**
     * Checks the second response of each peer to {@code path}, which has to be complete and from the source.
     *
     * @throws IllegalStateException when one isn't
     */
    public Comparison proveBy(String path, int size) {
        peers.forEach(peer -> source.prove(peer, path, size));
        return this;
    }

    /**
     * Warms all peers up, lets them take their turns and prints the results of each.
     *
     * @throws IllegalStateException when a request failed, or answers came from elsewhere than the source
     */
    public Rounds run(Report report, Effort effort) {
        peers.forEach(peer -> report.line("   peer: %s, %s", peer.name(), peer.version()));
        peers.forEach(peer -> warmUp(peer, report, effort));
        var rounds = new Rounds();
        for (var i = 0; i < effort.rounds(); i++) {
            peers.forEach(peer -> rounds.add(peer, turn(peer, effort.seconds()).proven(source)));
        }
        rounds.print(report);
        return rounds;
    }

    private void warmUp(Peer peer, Report report, Effort effort) {
        if (peer.compiles()) {
            compile(peer, report, effort);
        }
        fill(peer, effort);
    }

    private void compile(Peer peer, Report report, Effort effort) {
        var warmUp = new WarmUp();
        while (warmUp.goesOn()) {
            warmUp.add(turn(peer, effort.seconds()).round().costMicros());
        }
        report.line("   %-11s was warmed up for %d turns", peer.name(), warmUp.turns());
    }

    /** On a slow machine one turn may not be enough to fill a peer's cache. */
    private void fill(Peer peer, Effort effort) {
        var turn = turn(peer, effort.seconds());
        for (var more = 0; more < MOST_TURNS_TO_FILL && !turn.from(source); more++) {
            turn = turn(peer, effort.seconds());
        }
    }

    private Turn turn(Peer peer, int seconds) {
        var asked = origin.requests();
        var used = peer.process().processorSeconds();
        var result = load.run(peer.port(), seconds);
        var use = (peer.process().processorSeconds() - used) / seconds;
        return new Turn(peer, result, use, origin.requestsSince(asked));
    }
}
