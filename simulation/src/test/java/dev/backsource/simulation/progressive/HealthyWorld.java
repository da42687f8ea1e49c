package dev.backsource.simulation.progressive;

import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Worlds in which a candidate is as good as the baseline, so that no rollout may be aborted. All but the last three were written before any verdict was tried
 * in them.
 */
enum HealthyWorld {
    /** One failure in 10,000 requests. */
    CALM(chance -> new Popular(chance, 5_000) {
        @Override
        boolean fails(Attempt attempt) {
            return happens(0.0001);
        }
    }),

    /** Each request fails by itself. */
    FLAKY_NETWORK(chance -> new Popular(chance, 5_000) {
        @Override
        boolean fails(Attempt attempt) {
            return happens(0.03);
        }
    }),

    /** First attempts fail on stale connections, retries never. */
    STALE_CONNECTIONS(chance -> new Popular(chance, 5_000) {
        @Override
        boolean fails(Attempt attempt) {
            return !attempt.isRetry() && happens(0.1);
        }
    }),

    /** Some popular and some rare resources always fail. */
    BROKEN_RESOURCES(chance -> new Popular(chance, 2_000) {
        @Override
        boolean fails(Attempt attempt) {
            return trait(attempt.key(), 1) < 0.02;
        }
    }),

    /** Some resources fail half the time. */
    MOODY_RESOURCES(chance -> new Popular(chance, 2_000) {
        @Override
        boolean fails(Attempt attempt) {
            return trait(attempt.key(), 1) < 0.06 && happens(0.5);
        }
    }),

    /** One of three servers behind the origin's address dies in the midst of the rollout. */
    DEAD_SERVER(chance -> new Popular(chance, 5_000) {
        private final double diesAt = chance.nextDouble(20, 90);

        @Override
        boolean fails(Attempt attempt) {
            return attempt.at() > diesAt && happens(1.0 / 3);
        }
    }),

    /** Everything fails for 400 ms, about every 20 seconds. */
    RESTARTS(chance -> new Popular(chance, 5_000) {
        private final double phase = chance.nextDouble(20);

        @Override
        boolean fails(Attempt attempt) {
            return (attempt.at() + phase) % 20 < 0.4;
        }
    }),

    /** Everything fails for some seconds, at times that nobody knows before. */
    OUTAGES(chance -> new Popular(chance, 5_000) {
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
    SWELL(chance -> new Popular(chance, 5_000) {
        private final double peak = chance.nextDouble(30, 90);

        @Override
        boolean fails(Attempt attempt) {
            return happens(0.3 * Math.max(0, 1 - Math.abs(attempt.at() - peak) / 30));
        }
    }),

    /** What lies under one of five prefixes fails for 25 seconds. */
    PREFIX_DOWN(chance -> new Popular(chance, 5_000) {
        private final double begins = chance.nextDouble(90);

        @Override
        boolean fails(Attempt attempt) {
            return trait(attempt.key(), 2) < 0.2 && attempt.at() > begins && attempt.at() < begins + 25;
        }
    }),

    /** A third of the requests is one client's search for resources that nobody else requests; most of them fail. */
    SCANNER(chance -> new Popular(chance, 5_000) {
        private static final long FOREIGN = 1L << 40;
        private long next = FOREIGN;

        @Override
        long key(double at) {
            return happens(1.0 / 3) ? next++ : super.key(at);
        }

        @Override
        boolean fails(Attempt attempt) {
            return happens(attempt.key() >= FOREIGN ? 0.6 : 0.002);
        }
    }),

    /** The origin takes 18 requests a second and fails what is more, so retries make it worse. */
    OVERLOADED(chance -> new Popular(chance, 5_000) {
        @Override
        boolean fails(Attempt attempt) {
            return attempt.load() > 18 && happens((attempt.load() - 18) / attempt.load());
        }
    }),

    /** Only twelve resources. */
    FEW_RESOURCES(chance -> new Popular(chance, 12) {
        @Override
        boolean fails(Attempt attempt) {
            return happens(0.05);
        }
    }),

    /** A request in five seconds. */
    LITTLE_TRAFFIC(chance -> new Popular(chance, 300) {
        @Override
        double rate(double at) {
            return 0.2;
        }

        @Override
        boolean fails(Attempt attempt) {
            return happens(0.04);
        }
    }),

    /** The traffic grows thirtyfold, and with it the failures. */
    MORNING(chance -> new Popular(chance, 5_000) {
        @Override
        double rate(double at) {
            return 2 + 58 * Math.min(1, at / 100);
        }

        @Override
        boolean fails(Attempt attempt) {
            return happens(0.001 * attempt.load());
        }
    }),

    /** Requests come in bursts that fail together. */
    BURSTS(chance -> new Popular(chance, 5_000) {
        @Override
        double rate(double at) {
            return at % 5 < 0.5 ? 150 : 5;
        }

        @Override
        boolean fails(Attempt attempt) {
            return attempt.load() > 60 && trait(Math.round(attempt.at() * 20), 3) < 0.3;
        }
    }),

    /** Two servers take turns, and one of them is dead. Added later. */
    TURNS(chance -> new Popular(chance, 5_000) {
        private boolean isDead;

        @Override
        boolean fails(Attempt attempt) {
            isDead = !isDead;
            return isDead;
        }
    }),

    /** After a quiet minute, very many requests for distinct resources meet an origin that is down. Added later. */
    RUSH(chance -> new World(chance) {
        private long next;

        @Override
        double rate(double at) {
            return at < 60 ? 0.5 : 300;
        }

        @Override
        long key(double at) {
            return ++next;
        }

        @Override
        boolean fails(Attempt attempt) {
            return attempt.at() > 60 && attempt.at() < 100;
        }
    }),

    /** Nothing fails but the first attempts at one resource, since the origin makes it then. Added later. */
    SLOW_RESOURCE(chance -> new Popular(chance, 300) {
        private final long slow = key(0);

        @Override
        boolean fails(Attempt attempt) {
            return !attempt.isRetry() && attempt.key() == slow;
        }
    });

    private final Function<SplittableRandom, World> begin;

    HealthyWorld(Function<SplittableRandom, World> begin) {
        this.begin = begin;
    }

    World begin(SplittableRandom chance) {
        return begin.apply(chance);
    }
}
