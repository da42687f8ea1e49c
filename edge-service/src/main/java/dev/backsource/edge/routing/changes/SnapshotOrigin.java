package dev.backsource.edge.routing.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The origin of a snapshot's routes.
 *
 * @param topicId Kafka's id of the topic they were read from
 * @param takenAt when the snapshot was taken
 * @param offsets by partition, the offset of the last record that the routes contain; they may contain some later ones
 *     too
 */
public record SnapshotOrigin(String topicId, Instant takenAt, Map<Integer, Long> offsets) {
    public SnapshotOrigin {
        offsets = Map.copyOf(offsets);
    }

    /** The age, never negative even if the clock was set back. */
    public Duration age(Clock clock) {
        var age = Duration.between(takenAt, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
