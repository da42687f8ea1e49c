package dev.backsource.config.traffic;

import java.time.Duration;
import java.time.Instant;

/** Time in pieces of 10 s, numbered from the epoch on, so that those of all edges and instances are the same. */
final class Steps {
    static final Duration LENGTH = Duration.ofSeconds(10);

    /** How many are remembered: those of three hours. */
    static final int KEPT = 1_080;

    private Steps() {}

    /** The one that {@code time} lies in. */
    static long at(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), LENGTH.toMillis());
    }

    static Instant beginning(long step) {
        return Instant.ofEpochMilli(step * LENGTH.toMillis());
    }
}
