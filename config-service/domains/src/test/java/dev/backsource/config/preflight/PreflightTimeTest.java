package dev.backsource.config.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PreflightTimeTest {
    private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void shouldBeginWithTheFirstQuestion() {
        // Given
        var time = PreflightTime.ofChange();

        // When
        var first = time.left(FIRST);

        // Then
        assertThat(first).isEqualTo(PreflightTime.OF_ONE);
        assertThat(time.left(FIRST.plusSeconds(3))).isEqualTo(PreflightTime.OF_ONE);
        assertThat(time.left(FIRST.plusSeconds(4))).isEqualTo(Duration.ZERO);
    }

    @Test
    void shouldLeaveABatchNothingThatIsTooShortForAnOriginThatDoesNotRespond() {
        // Given
        var time = PreflightTime.ofBatch();
        time.left(FIRST);

        // Then
        assertThat(time.left(FIRST.plusMillis(12_300))).isEqualTo(Duration.ofMillis(2_700));
        assertThat(time.left(FIRST.plusMillis(12_301))).isEqualTo(Duration.ZERO);
    }
}
