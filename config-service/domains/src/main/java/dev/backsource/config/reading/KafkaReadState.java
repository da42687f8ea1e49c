package dev.backsource.config.reading;

import java.time.Duration;
import java.time.Instant;

/**
 * The state of this instance's reading of Kafka.
 *
 * @param answeredAt the last response to the reader that has waited longest
 * @param age the time since then
 * @param movingSince since when no reader has waited longer than {@code limit}; while one does, the beginning of the time before
 * @param limit the longest tolerated wait of a reader
 */
public record KafkaReadState(Instant answeredAt, Duration age, Instant movingSince, Duration limit) {
    /** Whether Kafka has been silent for too long, so that data from it may be out of date. */
    public boolean isStalled() {
        return age.compareTo(limit) > 0;
    }

    /** Never negative. */
    static Duration age(Instant at, Instant now) {
        var age = Duration.between(at, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
