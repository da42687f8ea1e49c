package dev.backsource.health.probe;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The timing of the next probe of a port. Chance spreads the probes, so that thousands of ports that were added
 * together are not probed together.
 *
 * @param interval between probes of a port in a known state
 * @param jitter how much of it is left to chance, in 0..1
 */
record ProbeTiming(Duration interval, double jitter) {
    private static final Duration LONGEST_QUICK = Duration.ofSeconds(1);

    ProbeTiming {
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("backsource.probe.jitter is " + jitter + "; must be between 0 and 1");
        }
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("backsource.probe.interval must be at least 1 ms");
        }
    }

    /** The first delay of a port that is in no hurry: anywhere in an interval. */
    Duration spread(RandomGenerator chance) {
        return scaled(interval, chance.nextDouble());
    }

    /** The delay until the next regular probe. */
    Duration regular(RandomGenerator chance) {
        return jittered(interval, chance);
    }

    /**
     * The delay while an open port fails: a third of the interval, so that it is longer than an origin's restart takes until {@code fall} probes have
     * failed. Not left to chance, which has spread the first of them.
     */
    Duration doubted() {
        return interval.dividedBy(3);
    }

    /** The delay while a port's state is still to be found out: a fifth of the interval, at most a second. */
    Duration quick(RandomGenerator chance) {
        var fifth = interval.dividedBy(5);
        return jittered(fifth.compareTo(LONGEST_QUICK) < 0 ? fifth : LONGEST_QUICK, chance);
    }

    private Duration jittered(Duration delay, RandomGenerator chance) {
        return scaled(delay, 1 - jitter + 2 * jitter * chance.nextDouble());
    }

    private static Duration scaled(Duration delay, double factor) {
        return Duration.ofNanos((long) (delay.toNanos() * factor));
    }
}
