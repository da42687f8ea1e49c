package dev.backsource.benchmarks.edge.comparison;

import dev.backsource.benchmarks.edge.load.LoadResult;
import dev.backsource.benchmarks.edge.peer.Peer;

/**
 * A turn of one peer, with the origin's count of requests.
 *
 * @param use the share of its core that the peer used, 0..1
 * @param asked the number of requests to the origin meanwhile
 */
record Turn(Peer peer, LoadResult result, double use, long asked) {
    /** Whether its responses came from {@code source}. */
    boolean from(Source source) {
        return source.gave(result.requests(), asked);
    }

    /**
     * Its result.
     *
     * @throws IllegalStateException when its responses didn't come from {@code source}
     */
    Round proven(Source source) {
        source.prove(peer.name(), result.requests(), asked);
        return round();
    }

    /** Its result, from any source. */
    Round round() {
        return new Round(result.requestsPerSecond(), result.p99Ms(), use);
    }
}
