package dev.backsource.edge.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What routes of a snapshot come from.
 *
 * @param topicId Kafka's id of the topic they were read from
 * @param takenAt when they were as they are
 * @param offsets by partition, the offset of the last record that they hold; they may hold some later ones besides
 */
public record SnapshotOrigin(String topicId, Instant takenAt, Map<Integer, Long> offsets) {
    public SnapshotOrigin {
        offsets = Map.copyOf(offsets);
    }

    /** Never negative, also when the clock went back. */
    public Duration age(Clock clock) {
        var age = Duration.between(takenAt, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
