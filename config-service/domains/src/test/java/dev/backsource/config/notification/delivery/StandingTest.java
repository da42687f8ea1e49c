package dev.backsource.config.notification.delivery;

import static dev.backsource.config.notification.delivery.Notices.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.notification.delivery.Claims.Claim;
import dev.backsource.config.notification.receiver.ReceiverKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Backoff BACKOFF = new Backoff(() -> 1);

    /** A receiver that refuses one message of two days ago, and was gone for a moment today, must stay on. */
    @Test
    void shouldNotCallAReceiverFailingThatRefusesAMessage() {
        // When
        var standing = after(claim(3, NOW.minus(DAY)), 422);

        // Then
        assertThat(standing).isEqualTo(new Standing(0, null, NOW, false));
    }

    @ParameterizedTest(name = "failing for {0} s, status {1}: off {2}")
    @CsvSource({"86399, 503, false", "86400, 503, true", "0, 410, true", "0, 503, false"})
    void shouldGiveUpAReceiverThatFailsForADayOrIsGone(int failingFor, int status, boolean off) {
        // Given
        var since = failingFor == 0 ? null : NOW.minusSeconds(failingFor);

        // When
        var standing = after(claim(since == null ? 0 : 1, since), status);

        // Then
        assertThat(standing.off()).isEqualTo(off);
        assertThat(standing.failures()).isEqualTo(since == null ? 1 : 2);
        assertThat(standing.failingSince()).isEqualTo(since == null ? NOW : since);
        assertThat(standing.next()).isAfter(NOW);
    }

    private static Standing after(Claim claim, int status) {
        return Standing.after(claim, Attempt.of(status, null, NOW), BACKOFF, DAY, NOW);
    }

    private static Claim claim(int failures, @Nullable Instant since) {
        return new Claim("r", NOW, null, ReceiverKind.WEBHOOK, null, null, failures, since, NOW);
    }
}
