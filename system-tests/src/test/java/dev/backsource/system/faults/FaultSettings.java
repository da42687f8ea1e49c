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

    /** {@code faults.seconds}: for how long faults are made, at least one of each kind. */
    static Duration time() {
        return Duration.ofSeconds(Long.getLong("faults.seconds", 60));
    }

    /** {@code faults.outage-seconds}: for how long Kafka can't be reached. */
    static Duration outage() {
        return Duration.ofSeconds(Long.getLong("faults.outage-seconds", 15));
    }
}
