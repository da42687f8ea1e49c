package dev.backsource.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.probe.ProbeSlots.Place;
import org.junit.jupiter.api.Test;

class ProbeSlotsTest {
    private static final boolean SLOW = true;

    @Test
    void shouldKeepHalfOfTheRoomFromThoseThatTakeTheirTime() {
        // Given
        var room = new ProbeSlots(4);

        // When
        room.enter(SLOW);
        room.enter(SLOW);

        // Then
        assertThat(room.enter(SLOW)).isEqualTo(Place.NONE);
        assertThat(room.enter(!SLOW)).isEqualTo(Place.HURRIED);
    }

    @Test
    void shouldGiveNobodyMoreThanAll() {
        // Given
        var room = new ProbeSlots(2);

        // When
        room.enter(!SLOW);
        room.enter(!SLOW);

        // Then
        assertThat(room.enter(!SLOW)).isEqualTo(Place.NONE);
        assertThat(room.taken()).isEqualTo(2);
    }

    @Test
    void shouldLetThoseThatTakeTheirTimeInAgainOnceOneHasLeft() {
        // Given
        var room = new ProbeSlots(1);
        room.enter(SLOW);

        // When
        room.leave();

        // Then
        assertThat(room.enter(SLOW)).isEqualTo(Place.PATIENT);
    }
}
