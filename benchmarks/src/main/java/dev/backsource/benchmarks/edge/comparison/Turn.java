package dev.backsource.benchmarks.edge.comparison;

import dev.backsource.benchmarks.edge.load.LoadResult;
import dev.backsource.benchmarks.edge.peer.Peer;

/**
 * A turn of one peer, and what the origin noticed of it.
 *
 * @param use the share of its core that the peer used, 0..1
 * @param asked how many requests the origin had meanwhile
 */
record Turn(Peer peer, LoadResult result, double use, long asked) {
    /** Whether its answers came from {@code source}. */
    boolean from(Source source) {
        return source.gave(result.requests(), asked);
    }

    /**
     * What it gave.
     *
     * @throws IllegalStateException when its answers didn't come from {@code source}
     */
    Round proven(Source source) {
        source.prove(peer.name(), result.requests(), asked);
        return round();
    }

    /** What it gave, wherever its answers came from. */
    Round round() {
        return new Round(result.requestsPerSecond(), result.p99Ms(), use);
    }
}
