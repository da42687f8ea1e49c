package dev.backsource.config.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.Topic;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewProgressTest {
    private final ViewProgress progress = new ViewProgress();

    @Test
    void shouldNotBeCompleteBeforeItIsKnownWhereTheTopicEnds() {
        // When
        progress.dealtWith(Topic.EDGE_STATUS, 0, 99);

        // Then
        assertThat(progress.isComplete(Topic.EDGE_STATUS)).isFalse();
    }

    @Test
    void shouldBeCompleteOnceTheLastRecordOfEveryPartitionWasDealtWith() {
        // Given
        progress.setGoals(Map.of(Topic.ORIGIN_ALERTS, Map.of(0, 7L, 3, 2L)));

        // When
        progress.dealtWith(Topic.ORIGIN_ALERTS, 0, 8);
        progress.dealtWith(Topic.ORIGIN_ALERTS, 3, 1);
        var early = progress.isComplete(Topic.ORIGIN_ALERTS);
        progress.dealtWith(Topic.ORIGIN_ALERTS, 3, 2);

        // Then
        assertThat(early).isFalse();
        assertThat(progress.isComplete(Topic.ORIGIN_ALERTS)).isTrue();
    }

    @Test
    void shouldHaveNothingToReadOfATopicThatIsNotThere() {
        // When
        progress.setGoals(Map.of());

        // Then
        assertThat(progress.isComplete(Topic.EDGE_STATUS)).isTrue();
    }
}
