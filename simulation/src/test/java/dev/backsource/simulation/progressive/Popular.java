package dev.backsource.simulation.progressive;

import java.util.SplittableRandom;

/** A world whose requests are for a limited number of resources, the first of them the most popular: by Zipf's law with the exponent 1. */
abstract class Popular extends World {
    private final long world;
    private final double resources;

    Popular(SplittableRandom chance, int resources) {
        super(chance);
        this.world = chance.nextLong();
        this.resources = resources;
    }

    @Override
    long key(double at) {
        // The inverse of the distribution's integral, which is logarithmic.
        var rank = (long) Math.pow(resources + 1, chance.nextDouble());
        return mixed(world + rank) >>> 24;
    }
}
