package dev.backsource.simulation.progressive;

import java.util.SplittableRandom;

/** The requests that an edge makes for one domain, and the answers of its origin, for the time of one rollout. Times are in seconds since its start. */
abstract class World {
    final SplittableRandom chance;

    World(SplittableRandom chance) {
        this.chance = chance;
    }

    /** Requests a second, without retries. */
    double rate(double at) {
        return 20;
    }

    /** The cache key of the next request. */
    abstract long key(double at);

    /** Whether a request fails hard under the baseline. */
    abstract boolean fails(Attempt attempt);

    /** Whether a request fails hard under the candidate; in a healthy world as it does under the baseline. */
    boolean failsUnderCandidate(Attempt attempt) {
        return fails(attempt);
    }

    boolean happens(double probability) {
        return chance.nextDouble() < probability;
    }

    /** A number that belongs to a key, evenly distributed over 0 to 1. */
    static double trait(long key, int of) {
        return (mixed(key * 31 + of) >>> 11) * 0x1.0p-53;
    }

    static long mixed(long value) {
        var mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /**
     * One request to the origin.
     *
     * @param isRetry whether the same client request has failed before
     * @param load the requests to the origin in the second before, with retries
     */
    record Attempt(long key, double at, boolean isRetry, double load) {}
}
