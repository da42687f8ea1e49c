package dev.backsource.config.edges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Listening listening = new Listening(Duration.ofSeconds(10));

    @Test
    void shouldLastAsLongAsEdgesMayBeSilentBeforeASilentOneIsOutOfReach() {
        assertThat(listening.isLongEnough(at(60))).isFalse();
        listening.heard(at(0));
        listening.heard(at(10));
        assertThat(listening.isLongEnough(at(10))).isFalse();
        assertThat(listening.isLongEnough(at(11))).isTrue();
    }

    @Test
    void shouldBeginAnewAfterAPauseOfAllEdges() {
        // Given
        listening.heard(at(0));
        listening.heard(at(5));

        // When
        listening.heard(at(16));

        // Then
        assertThat(listening.isLongEnough(at(26))).isFalse();
        assertThat(listening.isLongEnough(at(27))).isTrue();
    }

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }
}
