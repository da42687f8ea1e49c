package dev.backsource.config.reading;

import java.time.Duration;
import java.time.Instant;

/**
 * How this instance's reading of Kafka stands.
 *
 * @param answeredAt when the reader that waits longest was answered last
 * @param age how long ago that is
 * @param movingSince since when no reader has waited longer than {@code limit}; while one does, since when none had before
 * @param limit how long a reader may wait
 */
public record Reading(Instant answeredAt, Duration age, Instant movingSince, Duration limit) {
    /** Whether Kafka has been silent for too long, so that whatever came from it may be out of date. */
    public boolean isStalled() {
        return age.compareTo(limit) > 0;
    }

    /** Never negative. */
    static Duration age(Instant at, Instant now) {
        var age = Duration.between(at, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
