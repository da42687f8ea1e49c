package dev.backsource.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestDeadlineTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicLong time = new AtomicLong();

    @Test
    void shouldLeaveOutTheTimeInWhichTheServerIsNotWaitedFor() {
        // Given
        var patience = new RequestDeadline(HOUR, time::get);

        // When
        var begun = time.get();
        time.addAndGet(HOUR.toNanos());
        patience.dontCountSince(begun);

        // Then
        assertThat(patience.left()).isEqualTo(HOUR.toNanos());
        assertThat(patience.outlasts(HOUR.minusNanos(1))).isTrue();
        assertThat(patience.outlasts(HOUR)).isFalse();
    }

    @Test
    void shouldLeaveAMomentWhereItIsOver() {
        var patience = new RequestDeadline(HOUR.negated(), time::get);

        assertThat(patience.left()).isEqualTo(1);
        assertThat(patience.outlasts(Duration.ZERO)).isFalse();
    }
}
