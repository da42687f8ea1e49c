package dev.backsource.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void shouldLeaveOutTheTimeInWhichTheServerIsNotWaitedFor() {
        // Given
        var patience = new Patience(HOUR);

        // When
        patience.dontCountSince(System.nanoTime() - HOUR.toNanos());

        // Then
        assertThat(patience.outlasts(HOUR)).isTrue();
        assertThat(patience.outlasts(HOUR.multipliedBy(2))).isFalse();
        assertThat(patience.left()).isGreaterThan(HOUR.toNanos());
    }

    @Test
    void shouldLeaveAMomentWhereItIsOver() {
        var patience = new Patience(HOUR.negated());

        assertThat(patience.left()).isEqualTo(1);
        assertThat(patience.outlasts(Duration.ZERO)).isFalse();
    }
}
