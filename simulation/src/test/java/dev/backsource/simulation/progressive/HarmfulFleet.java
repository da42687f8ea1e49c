package dev.backsource.simulation.progressive;

import static dev.backsource.simulation.progressive.World.trait;

import dev.backsource.simulation.progressive.FleetWorld.Attempt;
import java.util.SplittableRandom;

/** What a candidate does to a fleet whose baseline fails one request in 200. */
enum HarmfulFleet {
    /** One request in ten fails. */
    TENTH {
        @Override
        boolean isBroken(Attempt attempt, FleetWorld world) {
            return world.happens(0.1);
        }
    },

    /** One request in five fails. */
    FIFTH {
        @Override
        boolean isBroken(Attempt attempt, FleetWorld world) {
            return world.happens(0.2);
        }
    },

    /** All resources under one prefix, a tenth of all, fail. */
    PREFIX {
        @Override
        boolean isBroken(Attempt attempt, FleetWorld world) {
            return trait(attempt.key(), 2) < 0.1;
        }
    },

    /** Everything fails. */
    ALWAYS {
        @Override
        boolean isBroken(Attempt attempt, FleetWorld world) {
            return true;
        }
    };

    abstract boolean isBroken(Attempt attempt, FleetWorld world);

    /** @param rate of each edge, in requests a second */
    FleetWorld begin(SplittableRandom chance, int edges, double rate) {
        return new FleetWorld(chance, edges, 5_000) {
            @Override
            double rate(int edge, double at) {
                return rate;
            }

            @Override
            boolean fails(Attempt attempt) {
                return happens(0.005);
            }

            @Override
            boolean failsUnderCandidate(Attempt attempt) {
                return isBroken(attempt, this) || fails(attempt);
            }
        };
    }
}
