package dev.backsource.config.figures;

import java.time.Duration;
import java.time.Instant;

/** The two lengths of steps that are kept. */
enum Period {
    /** The last quarter of an hour. */
    RECENT(Duration.ofSeconds(10), 90, 0),
    /** The last day. */
    DAY(Duration.ofMinutes(5), 288, 13);

    final Duration step;
    /** The number of steps. */
    final int kept;
    /** The number of latest steps with classes of requests, which are needed for an hour only. */
    final int withClasses;

    Period(Duration step, int kept, int withClasses) {
        this.step = step;
        this.kept = kept;
        this.withClasses = withClasses;
    }

    /** The beginning of the first step from {@code time} on. */
    Instant nextStep(Instant time) {
        var ms = step.toMillis();
        return Instant.ofEpochMilli(-Math.floorDiv(-time.toEpochMilli(), ms) * ms);
    }

    /** The shortest one that reaches back so far. */
    static Period of(int minutes) {
        return Duration.ofMinutes(minutes).compareTo(RECENT.step.multipliedBy(RECENT.kept)) <= 0 ? RECENT : DAY;
    }
}
