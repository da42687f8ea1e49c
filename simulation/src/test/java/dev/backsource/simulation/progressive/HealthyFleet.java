package dev.backsource.simulation.progressive;

import static dev.backsource.simulation.progressive.World.trait;

import java.util.SplittableRandom;
import java.util.function.Function;

/** Fleets in which a candidate is as good as the baseline, so that no rollout may be aborted. All were written before any test of a fleet was tried in them. */
enum HealthyFleet {
    /** One failure in 10,000 requests. */
    CALM(chance -> new FleetWorld(chance, 10, 5_000) {
        @Override
        boolean fails(Attempt attempt) {
            return happens(0.0001);
        }
    }),

    /** Each request fails by itself. */
    FLAKY_ORIGIN(chance -> new FleetWorld(chance, 10, 5_000) {
        @Override
        boolean fails(Attempt attempt) {
            return happens(0.03);
        }
    }),

    /** The most popular resource fails at the first attempt, since the origin makes it then: counted at each edge, in the same arm everywhere. */
    SLOW_HOT_RESOURCE(chance -> new FleetWorld(chance, 100, 2_000) {
        private final long slow = resource(1);

        @Override
        double rate(int edge, double at) {
            return 2;
        }

        @Override
        boolean fails(Attempt attempt) {
            return !attempt.isRetry() && (attempt.key() == slow || happens(0.002));
        }
    }),

    /** Nothing fails but five popular resources, half the time. */
    MOODY_HOT_RESOURCES(chance -> new FleetWorld(chance, 50, 2_000) {
        @Override
        double rate(int edge, double at) {
            return 4;
        }

        @Override
        boolean fails(Attempt attempt) {
            for (var rank = 1; rank <= 5; rank++) {
                if (attempt.key() == resource(rank)) {
                    return happens(0.5);
                }
            }
            return false;
        }
    }),

    /** Some popular and some rare resources fail half the time. */
    MOODY_RESOURCES(chance -> new FleetWorld(chance, 10, 2_000) {
        @Override
        boolean fails(Attempt attempt) {
            return trait(attempt.key(), 1) < 0.06 && happens(0.5);
        }
    }),

    /** What lies under one of twenty prefixes fails half the time for 40 seconds. */
    MOODY_PREFIX(chance -> new FleetWorld(chance, 10, 1_000) {
        private final double begins = chance.nextDouble(80);

        @Override
        boolean fails(Attempt attempt) {
            return trait(attempt.key(), 2) < 0.05
                    && attempt.at() > begins
                    && attempt.at() < begins + 40
                    && happens(0.5);
        }
    }),

    /** One client requests the same 300 resources, which nobody else requests, of all edges in turn; most fail at first. */
    SCRAPER(chance -> new FleetWorld(chance, 20, 5_000) {
        private static final long FOREIGN = 1L << 40;

        @Override
        double rate(int edge, double at) {
            return 10;
        }

        @Override
        long key(int edge, double at) {
            return happens(0.3) ? FOREIGN + World.mixed((long) (at * 5)) % 300 : super.key(edge, at);
        }

        @Override
        boolean fails(Attempt attempt) {
            return !attempt.isRetry() && happens(attempt.key() >= FOREIGN - 300 ? 0.7 : 0.002);
        }
    }),

    /** A client of one edge searches for resources that nobody else requests; most fail. */
    SCANNER(chance -> new FleetWorld(chance, 10, 5_000) {
        private static final long FOREIGN = 1L << 40;
        private long next = FOREIGN;

        @Override
        long key(int edge, double at) {
            return edge == 0 && happens(0.5) ? next++ : super.key(edge, at);
        }

        @Override
        boolean fails(Attempt attempt) {
            return happens(attempt.key() >= FOREIGN ? 0.6 : 0.002);
        }
    }),

    /** Only twelve resources. */
    FEW_RESOURCES(chance -> new FleetWorld(chance, 30, 12) {
        @Override
        double rate(int edge, double at) {
            return 6;
        }

        @Override
        boolean fails(Attempt attempt) {
            return happens(0.05);
        }
    }),

    /** One of three servers behind the origin's address dies in the midst of the rollout. */
    DEAD_SERVER(chance -> new FleetWorld(chance, 10, 5_000) {
        private final double diesAt = chance.nextDouble(20, 90);

        @Override
        boolean fails(Attempt attempt) {
            return attempt.at() > diesAt && happens(1.0 / 3);
        }
    }),

    /** Each resource is at one of four servers, one of which loses every other request from the middle of the rollout on. */
    FAILING_SHARD(chance -> new FleetWorld(chance, 10, 500) {
        @Override
        boolean fails(Attempt attempt) {
            return attempt.at() > 45 && trait(attempt.key(), 3) < 0.25 && happens(0.5);
        }
    }),

    /** Failures take seconds, successes none. */
    SLOW_FAILURES(chance -> new FleetWorld(chance, 10, 5_000) {
        @Override
        double patience(int edge) {
            return 2 + edge;
        }

        @Override
        boolean fails(Attempt attempt) {
            return happens(attempt.at() > 55 ? 0.08 : 0.002);
        }
    }),

    /** Everything fails for some seconds, at times that nobody knows before. */
    OUTAGES(chance -> new FleetWorld(chance, 10, 5_000) {
        private double begins = after(0);
        private double ends = begins + chance.nextDouble(2, 12);

        private double after(double at) {
            return at - 40 * Math.log(1 - chance.nextDouble());
        }

        @Override
        boolean fails(Attempt attempt) {
            while (attempt.at() > ends) {
                begins = after(ends);
                ends = begins + chance.nextDouble(2, 12);
            }
            return attempt.at() > begins;
        }
    }),

    /** Failures grow to 30 % and go down again. */
    SWELL(chance -> new FleetWorld(chance, 10, 5_000) {
        private final double peak = chance.nextDouble(30, 90);

        @Override
        boolean fails(Attempt attempt) {
            return happens(0.3 * Math.max(0, 1 - Math.abs(attempt.at() - peak) / 30));
        }
    }),

    /** Each edge has half the traffic of the one before; the second, and the last five, have a bad way to the origin. */
    UNEVEN_EDGES(chance -> new FleetWorld(chance, 12, 3_000) {
        @Override
        double rate(int edge, double at) {
            return 100 * Math.pow(0.5, edge) + 0.2;
        }

        @Override
        boolean fails(Attempt attempt) {
            return happens(attempt.edge() == 1 || attempt.edge() > 6 ? 0.3 : 0.001);
        }
    }),

    /** An edge starts anew about every five seconds, and counts every resource anew; some of them fail half the time. */
    RESTARTING_EDGES(chance -> new FleetWorld(chance, 20, 500) {
        @Override
        double rate(int edge, double at) {
            return 10;
        }

        @Override
        boolean restarts(int edge) {
            return happens(0.01);
        }

        @Override
        boolean fails(Attempt attempt) {
            return trait(attempt.key(), 1) < 0.03 && happens(0.5);
        }
    }),

    /** Steps arrive up to twelve seconds late, and two of three reports are lost. */
    LATE_REPORTS(chance -> new FleetWorld(chance, 12, 3_000) {
        @Override
        boolean reports(int edge) {
            return happens(1.0 / 3);
        }

        @Override
        double lag(int edge) {
            return edge;
        }

        @Override
        boolean fails(Attempt attempt) {
            return happens(0.01 + 0.0005 * attempt.at());
        }
    }),

    /** A request in five seconds at each of a hundred edges. */
    LITTLE_TRAFFIC(chance -> new FleetWorld(chance, 100, 300) {
        @Override
        double rate(int edge, double at) {
            return 0.2;
        }

        @Override
        boolean fails(Attempt attempt) {
            return trait(attempt.key(), 1) < 0.04 && happens(0.7) || happens(0.01);
        }
    }),

    /** The traffic grows thirtyfold, and with it the failures. */
    MORNING(chance -> new FleetWorld(chance, 10, 5_000) {
        @Override
        double rate(int edge, double at) {
            return 1 + 29 * Math.min(1, at / 100);
        }

        @Override
        boolean fails(Attempt attempt) {
            return happens(0.001 * rate(attempt.edge(), attempt.at()));
        }
    }),

    /** Many edges, each of which sees what is popular; some of it fails at first. */
    MANY_EDGES(chance -> new FleetWorld(chance, 1_000, 400) {
        @Override
        double rate(int edge, double at) {
            return 0.25;
        }

        @Override
        boolean fails(Attempt attempt) {
            return !attempt.isRetry() && trait(attempt.key(), 1) < 0.02;
        }
    });

    private final Function<SplittableRandom, FleetWorld> begin;

    HealthyFleet(Function<SplittableRandom, FleetWorld> begin) {
        this.begin = begin;
    }

    FleetWorld begin(SplittableRandom chance) {
        return begin.apply(chance);
    }
}
