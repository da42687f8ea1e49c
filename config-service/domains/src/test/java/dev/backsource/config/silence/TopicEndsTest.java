package dev.backsource.config.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.events.SampleChanges;
import dev.backsource.config.events.TailStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicEndsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final TopicEnds ends = new TopicEnds();

    @Test
    void shouldKnowTheOffsetsOfEarlierRounds() {
        // Given
        ends.begins(new TailStarted(Map.of(0, 7L)));

        // When
        ends.sample(NOON, KEPT);
        publish(1, 0);
        publish(0, 9);
        ends.sample(NOON.plusSeconds(5), KEPT);

        // Then
        assertThat(ends.at(NOON.minusMillis(1))).isNull();
        assertThat(ends.at(NOON.plusMillis(4999))).isEqualTo(Map.of(0, 7L));
        assertThat(ends.at(NOON.plusSeconds(99))).isEqualTo(Map.of(0, 9L, 1, 0L));
    }

    @Test
    void shouldForgetWhatIsOlderThanNeeded() {
        // Given
        ends.begins(new TailStarted(Map.of(0, 7L)));

        // When
        for (var second = 0; second <= 60; second += 5) {
            ends.sample(NOON.plusSeconds(second), KEPT);
        }

        // Then
        assertThat(ends.at(NOON.plusSeconds(50))).isNotNull();
        assertThat(ends.at(NOON.plusSeconds(49))).isNull();
    }

    @Test
    void shouldKnowNothingOfATopicThatWasReplaced() {
        // Given
        ends.sample(NOON, KEPT);
        assertThat(ends.at(NOON)).as("before it has begun").isNull();
        ends.begins(new TailStarted(Map.of(0, 7L)));
        ends.sample(NOON, KEPT);

        // When
        publish(0, 2);

        // Then
        assertThat(ends.at(NOON)).isNull();
    }

    private void publish(int partition, long offset) {
        ends.published(SampleChanges.at(partition, offset, NOON));
    }
}
