package dev.backsource.simulation.progressive;

import java.util.SplittableRandom;

/**
 * The requests that the edges of a fleet make for one domain, and the answers of its origin, for the time of one rollout. All edges are asked for the same
 * resources, the first of them the most popular (Zipf's law with the exponent 1). Times are in seconds since the rollout's start.
 */
abstract class FleetWorld {
    final SplittableRandom chance;
    private final int edges;
    private final long world;
    private final double resources;

    FleetWorld(SplittableRandom chance, int edges, int resources) {
        this.chance = chance;
        this.edges = edges;
        this.world = chance.nextLong();
        this.resources = resources;
    }

    int edges() {
        return edges;
    }

    /** Requests a second of an edge, without retries. */
    double rate(int edge, double at) {
        return 20;
    }

    /** The cache key of an edge's next request. */
    long key(int edge, double at) {
        return resource((long) Math.pow(resources + 1, chance.nextDouble()));
    }

    /** The key of a resource, by its rank from 1. */
    final long resource(long rank) {
        return World.mixed(world + rank) >>> 24;
    }

    /** Whether a request fails hard under the baseline. */
    abstract boolean fails(Attempt attempt);

    /** Whether a request fails hard under the candidate; in a healthy world as it does under the baseline. */
    boolean failsUnderCandidate(Attempt attempt) {
        return fails(attempt);
    }

    /** The time that a failure takes, in seconds. */
    double patience(int edge) {
        return 0;
    }

    /** Whether an edge starts anew, asked once a second: it forgets what it counted. */
    boolean restarts(int edge) {
        return false;
    }

    /** Whether an edge's report arrives, asked once a second. */
    boolean reports(int edge) {
        return true;
    }

    /** How much later than others an edge gets a step, in seconds. */
    double lag(int edge) {
        return 0;
    }

    boolean happens(double probability) {
        return chance.nextDouble() < probability;
    }

    /**
     * One request to the origin.
     *
     * @param isRetry whether the same client request has failed before
     */
    record Attempt(int edge, long key, double at, boolean isRetry) {}
}
