package dev.backsource.benchmarks.edge.comparison;

import dev.backsource.benchmarks.edge.peer.Peer;

/** The source of responses while a load runs. The origin's own count proves it, request by request. */
public enum Source {
    /** The peer's store: the origin gets no requests. */
    CACHE(0, 0.001),
    /** The origin: each response took a request to it. Those under way at the end of the load weren't answered. */
    ORIGIN(1, 1.1);

    private final double least;
    private final double most;

    Source(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** Whether {@code answered} responses came from here when the origin got {@code asked} requests meanwhile. */
    boolean gave(long answered, long asked) {
        var share = asked / (double) answered;
        return least <= share && share <= most;
    }

    /**
     * Checks the counts of a whole run.
     *
     * @throws IllegalStateException when {@code answered} responses can't have come from here, since the origin got
     *     {@code asked} requests meanwhile
     */
    public void prove(String name, long answered, long asked) {
        if (!gave(answered, asked)) {
            throw new IllegalStateException("%s: %d answers took %d requests to the origin; all were to come from %s"
                    .formatted(name, answered, asked, this));
        }
    }

    /**
     * Requests {@code path} from {@code peer} twice.
     *
     * @throws IllegalStateException when the second response isn't complete, or says that it comes from elsewhere
     */
    public void prove(Peer peer, String path, int size) {
        peer.get(path);
        var answer = peer.get(path);
        if (answer.status() != 200 || answer.body().length != size) {
            throw new IllegalStateException(
                    "%s answers %d with %d bytes".formatted(peer.name(), answer.status(), answer.body().length));
        }
        if (answer.saysHit() != (this == CACHE)) {
            throw new IllegalStateException(
                    "%s says %s; the answer was to come from %s".formatted(peer.name(), answer.headers(), name()));
        }
    }
}
