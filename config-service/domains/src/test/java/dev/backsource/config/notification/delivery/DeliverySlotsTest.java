package dev.backsource.config.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.notification.delivery.Claims.Due;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliverySlotsTest {
    private final DeliverySlots slots = new DeliverySlots();

    @Test
    void shouldKeepPlacesForOtherTeamsAndForReceiversThatAnswer() {
        // Given
        var dead = IntStream.range(0, 200).mapToObj(number -> new Due("dead-" + number, "team-" + number / 10, 3));

        // When
        var taken = dead.filter(slots::take).toList();

        // Then
        assertThat(taken).hasSize(DeliverySlots.OF_FAILING);
        assertThat(taken.stream().filter(due -> "team-0".equals(due.team()))).hasSize(DeliverySlots.OF_TEAM);
        assertThat(slots.take(new Due("well", "other", 0))).isTrue();
        assertThat(slots.take(new Due("well", "other", 0))).as("one at a time").isFalse();
        assertThat(slots.take(new Due("well-2", "team-0", 0)))
                .as("the team's share")
                .isFalse();
    }

    @Test
    void shouldGivePlacesBack() {
        // Given
        var due = new Due("one", null, 0);
        slots.take(due);

        // When
        slots.release(due);

        // Then
        assertThat(slots.take(due)).isTrue();
    }
}
