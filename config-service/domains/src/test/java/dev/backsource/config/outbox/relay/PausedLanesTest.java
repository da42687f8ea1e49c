package dev.backsource.config.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.outbox.relay.OutboxEntry.Lane;
import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PausedLanesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Lane LANE = new Lane(Topic.POLICY_CHANGES, "www.example.com");

    private final PausedLanes resting = new PausedLanes(Duration::ofSeconds);

    @Test
    void shouldLeaveARefusedLaneAloneForAPauseThatGrows() {
        // When
        resting.refused(LANE, NOW);
        var count = resting.refused(LANE, NOW.plusSeconds(1));

        // Then
        assertThat(count).isEqualTo(2);
        assertThat(resting.at(NOW.plusSeconds(2))).containsExactly(LANE);
        assertThat(resting.at(NOW.plusSeconds(3))).isEmpty();
    }

    @Test
    void shouldCountAnewAfterASuccess() {
        // Given
        resting.refused(LANE, NOW);

        // When
        resting.succeeded(LANE);

        // Then
        assertThat(resting.at(NOW)).isEmpty();
        assertThat(resting.refused(LANE, NOW)).isEqualTo(1);
    }
}
