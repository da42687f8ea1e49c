package dev.backsource.config.traffic;

import java.time.Duration;
import java.time.Instant;

/** Periods of 10 s, numbered from the epoch on, so that all edges and instances have the same ones. */
final class Steps {
    static final Duration LENGTH = Duration.ofSeconds(10);

    /** The number of remembered steps: three hours. */
    static final int KEPT = 1_080;

    private Steps() {}

    /** The step of {@code time}. */
    static long at(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), LENGTH.toMillis());
    }

    static Instant beginning(long step) {
        return Instant.ofEpochMilli(step * LENGTH.toMillis());
    }
}
