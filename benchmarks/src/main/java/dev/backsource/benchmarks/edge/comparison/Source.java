package dev.backsource.benchmarks.edge.comparison;

import dev.backsource.benchmarks.edge.peer.Peer;

/** Where answers come from while a load runs. The origin's own count proves it, request by request. */
public enum Source {
    /** The peer's store: the origin isn't asked. */
    CACHE(0, 0.001),
    /** The origin: each answer took a request to it. Those under way at the end of the load weren't answered. */
    ORIGIN(1, 1.1);

    private final double least;
    private final double most;

    Source(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** Whether {@code answered} requests came from here when the origin was asked {@code asked} times meanwhile. */
    boolean gave(long answered, long asked) {
        var share = asked / (double) answered;
        return least <= share && share <= most;
    }

    /**
     * Looks at the counts of a whole run.
     *
     * @throws IllegalStateException when {@code answered} requests can't have come from here, since the origin was asked
     *     {@code asked} times meanwhile
     */
    public void prove(String name, long answered, long asked) {
        if (!gave(answered, asked)) {
            throw new IllegalStateException("%s: %d answers took %d requests to the origin; all were to come from %s"
                    .formatted(name, answered, asked, this));
        }
    }

    /**
     * Asks {@code peer} twice for {@code path}.
     *
     * @throws IllegalStateException when the second answer isn't whole, or says that it comes from elsewhere
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
