package dev.backsource.config.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProberSilenceTest {
    private static final Instant ASKED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant GIVEN_UP = ASKED.plus(PreflightTime.OF_ONE);

    private final ProberSilence silence = new ProberSilence();

    @Test
    void shouldLastHalfAMinuteAfterAQuestionWithoutAnAnswer() {
        // When
        silence.unanswered(ASKED, PreflightTime.OF_ONE, GIVEN_UP);

        // Then
        assertThat(silence.lasts(GIVEN_UP.plusSeconds(29))).isTrue();
        assertThat(silence.lasts(GIVEN_UP.plusSeconds(30))).isFalse();
    }

    @Test
    void shouldNotFollowFromAShortWait() {
        // When
        silence.unanswered(ASKED, Duration.ofMillis(2_999), GIVEN_UP);

        // Then
        assertThat(silence.lasts(GIVEN_UP)).isFalse();
    }

    @Test
    void shouldNotFollowWhereAnotherQuestionWasAnsweredMeanwhile() {
        // When
        silence.answered(ASKED);
        silence.unanswered(ASKED, PreflightTime.OF_ONE, GIVEN_UP);

        // Then
        assertThat(silence.lasts(GIVEN_UP)).isFalse();
    }

    @Test
    void shouldEndWithAnyAnswer() {
        // Given
        silence.unanswered(ASKED, PreflightTime.OF_ONE, GIVEN_UP);

        // When
        silence.answered(GIVEN_UP.plusSeconds(1));

        // Then
        assertThat(silence.lasts(GIVEN_UP.plusSeconds(1))).isFalse();
    }
}
