package dev.backsource.config.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.notification.delivery.Claims.Due;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliverySlotsTest {
    private final DeliverySlots slots = new DeliverySlots();

    @Test
    void shouldKeepPlacesForReceiversThatAnswer() {
        // Given
        var dead = IntStream.range(0, 200).mapToObj(number -> new Due("dead-" + number, "team-" + number / 10, 3));

        // When
        var taken = dead.filter(slots::take).toList();

        // Then
        assertThat(taken).hasSize(DeliverySlots.OF_TROUBLED);
        assertThat(taken.stream().filter(due -> "team-0".equals(due.team()))).hasSize(DeliverySlots.OF_TEAMS_TROUBLED);
        assertThat(slots.take(well("well", "other"))).isTrue();
        assertThat(slots.take(well("well", "other"))).as("one at a time").isFalse();
        assertThat(slots.take(well("well-2", "team-0")))
                .as("of the same team as dead ones")
                .isTrue();
    }

    @Test
    void shouldKeepPlacesForOtherTeams() {
        // Given
        var all = IntStream.range(0, 10).mapToObj(number -> well("well-" + number, "team"));

        // Then
        assertThat(all.filter(slots::take)).hasSize(DeliverySlots.OF_TEAM);
        assertThat(slots.take(well("another", "other"))).isTrue();
    }

    /** Every message that it accepts resets its failures, so these don't tell of it. */
    @Test
    void shouldCountAReceiverThatIsSlowToAcceptAsOneThatFails() {
        // Given
        var slow = IntStream.range(0, 40)
                .mapToObj(number -> well("slow-" + number, "team-" + number))
                .toList();
        slow.forEach(due -> slots.took(due.receiver(), Duration.ofMillis(4900)));

        // When
        var taken = slow.stream().filter(slots::take).toList();

        // Then
        assertThat(taken).hasSize(DeliverySlots.OF_TROUBLED);
        assertThat(slots.take(well("well", "other"))).isTrue();

        // When
        slots.took("slow-39", Duration.ofMillis(100));

        // Then
        assertThat(slots.take(slow.get(39))).as("quick again").isTrue();
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

    private static Due well(String receiver, String team) {
        return new Due(receiver, team, 0);
    }
}
