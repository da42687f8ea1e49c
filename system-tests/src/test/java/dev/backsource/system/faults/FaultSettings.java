package dev.backsource.system.faults;

import java.time.Duration;
import java.util.Random;

/** What {@code -Dfaults.…} of the build says. */
final class FaultSettings {
    private FaultSettings() {}

    /** {@code faults.seed}: what is written and what befalls whom when; by chance otherwise. */
    static long seed() {
        return Long.getLong("faults.seed", new Random().nextInt(1_000_000));
    }

    /** {@code faults.seconds}: for how long faults of all kinds are made, one of each kind at least; zero without it. */
    static Duration time() {
        return Duration.ofSeconds(Long.getLong("faults.seconds", 0));
    }

    /** Whether faults of all kinds are made; without {@code faults.seconds} only those that nothing else in the build shows. */
    static boolean allKinds() {
        return !time().isZero();
    }

    /** The longest that a fault lasts. Timeouts of several seconds are left to {@code UnresponsivePartsIT} in a build without {@code faults.seconds}. */
    static Duration longest() {
        return Duration.ofMillis(allKinds() ? 3_500 : 2_000);
    }

    /** {@code faults.outage-seconds}: for how long Kafka can't be reached; by default, for longer than a relay's send may take. */
    static Duration outage() {
        return Duration.ofSeconds(Long.getLong("faults.outage-seconds", 12));
    }
}
