package dev.backsource.config.figures;

import java.time.Duration;

/** The two lengths of steps that are kept. */
enum Period {
    /** The last quarter of an hour. */
    RECENT(Duration.ofSeconds(10), 90),
    /** The last day. */
    DAY(Duration.ofMinutes(5), 288);

    final Duration step;
    /** The number of steps. */
    final int kept;

    Period(Duration step, int kept) {
        this.step = step;
        this.kept = kept;
    }

    /** The shortest one that reaches back so far. */
    static Period of(int minutes) {
        return Duration.ofMinutes(minutes).compareTo(RECENT.step.multipliedBy(RECENT.kept)) <= 0 ? RECENT : DAY;
    }
}
