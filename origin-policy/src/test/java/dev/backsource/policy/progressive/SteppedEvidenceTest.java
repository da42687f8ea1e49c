package dev.backsource.policy.progressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SteppedEvidenceTest {
    private final SteppedEvidence steps = new SteppedEvidence();

    @Test
    void shouldSayNothingWhileNoTestDoes() {
        for (var test = 0; test < 50; test++) {
            assertThat(steps.with(1)).isCloseTo(1, within(1e-12));
            steps.end(1);
        }
    }

    @Test
    void shouldWeighLaterTestsLess() {
        // Given
        steps.end(1);

        // When / Then
        assertThat(steps.with(601)).isCloseTo(0.5 + 601 / 6.0 + 1 / 3.0, within(1e-9));
    }

    @Test
    void shouldKeepTheEvidenceOfEarlierTests() {
        // Given
        steps.end(1_000);

        // When / Then
        assertThat(steps.with(0)).isGreaterThan(500);
    }
}
