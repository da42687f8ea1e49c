package dev.backsource.edge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingProgressTest {
    private final RoutingProgress progress = new RoutingProgress();

    @Test
    void shouldBeIncompleteUntilTheEndIsKnown() {
        // When
        progress.dealtWith(3, 10);
        progress.checkComplete();

        // Then
        assertThat(progress.isComplete()).isFalse();
        assertThat(progress.describe()).contains("waiting for Kafka");
    }

    @Test
    void shouldBeCompleteOnceTheLastRecordOfEveryPartitionWasDealtWith() {
        // Given
        progress.setGoal(Map.of(0, 5L, 7, 1L));
        progress.dealtWith(0, 5);
        progress.checkComplete();
        assertThat(progress.isComplete()).isFalse();
        assertThat(progress.describe()).isEqualTo("read 6 of 8 offsets");

        // When
        progress.dealtWith(7, 4);
        progress.checkComplete();

        // Then
        assertThat(progress.isComplete()).isTrue();
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 5L, 7, 4L));
    }

    @Test
    void shouldBeCompleteAtOnceWhenTheTopicIsEmpty() {
        // When
        progress.setGoal(Map.of());

        // Then
        assertThat(progress.isComplete()).isTrue();
    }

    @Test
    void shouldNeverReportAnOffsetBelowOneItHasReported() {
        // Given
        progress.dealtWith(2, 9);

        // When
        progress.dealtWith(2, 0);

        // Then
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(2, 9L));
    }
}
