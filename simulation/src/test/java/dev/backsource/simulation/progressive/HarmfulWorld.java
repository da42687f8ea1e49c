package dev.backsource.simulation.progressive;

import java.util.SplittableRandom;
import java.util.function.Function;

/** Worlds in which a candidate is worse than the baseline, under which one request in 200 fails. */
enum HarmfulWorld {
    /** As a closed port or a certificate for another name has it. */
    ALWAYS(chance -> new Broken(chance) {
        @Override
        boolean isBroken(Attempt attempt) {
            return true;
        }
    }),

    /** Every other request, as one of two servers without TLS. */
    HALF(chance -> new Broken(chance) {
        @Override
        boolean isBroken(Attempt attempt) {
            return happens(0.5);
        }
    }),

    /** One request in five. */
    FIFTH(chance -> new Broken(chance) {
        @Override
        boolean isBroken(Attempt attempt) {
            return happens(0.2);
        }
    }),

    /** One request in ten. */
    TENTH(chance -> new Broken(chance) {
        @Override
        boolean isBroken(Attempt attempt) {
            return happens(0.1);
        }
    }),

    /** All resources under one prefix, a fifth of all. */
    PREFIX(chance -> new Broken(chance) {
        @Override
        boolean isBroken(Attempt attempt) {
            return trait(attempt.key(), 2) < 0.2;
        }
    }),

    /** Everything, a while after the start, as a certificate that expires. */
    LATER(chance -> new Broken(chance) {
        private final double begins = chance.nextDouble(10, 100);

        @Override
        boolean isBroken(Attempt attempt) {
            return attempt.at() > begins;
        }
    }),

    /** Everything, in the midst of very much traffic for distinct resources. Added later. */
    BUSY(chance -> new Broken(chance) {
        private long next;

        @Override
        double rate(double at) {
            return 1_000;
        }

        @Override
        long key(double at) {
            return ++next;
        }

        @Override
        boolean isBroken(Attempt attempt) {
            return attempt.at() > 80;
        }
    }),

    /** Everything, while the origin has outages of its own. */
    AMID_OUTAGES(chance -> new Broken(chance) {
        private final double phase = chance.nextDouble(30);

        @Override
        boolean fails(Attempt attempt) {
            return (attempt.at() + phase) % 30 < 5;
        }

        @Override
        boolean isBroken(Attempt attempt) {
            return true;
        }
    });

    private final Function<SplittableRandom, World> begin;

    HarmfulWorld(Function<SplittableRandom, World> begin) {
        this.begin = begin;
    }

    World begin(SplittableRandom chance) {
        return begin.apply(chance);
    }

    private abstract static class Broken extends Popular {
        Broken(SplittableRandom chance) {
            super(chance, 5_000);
        }

        abstract boolean isBroken(Attempt attempt);

        @Override
        boolean fails(Attempt attempt) {
            return happens(0.005);
        }

        @Override
        boolean failsUnderCandidate(Attempt attempt) {
            return isBroken(attempt) || fails(attempt);
        }
    }
}
