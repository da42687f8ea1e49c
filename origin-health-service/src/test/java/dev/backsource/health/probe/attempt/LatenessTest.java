package dev.backsource.health.probe.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.ConnectionTimedOut;
import dev.backsource.policy.finding.Evidence;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.HandshakeFailed;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.NameUnresolved;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private long nanos = Long.MAX_VALUE - 1_000;
    private @Nullable Runnable tick;
    private final Lateness lateness = new Lateness(() -> nanos, (delay, work) -> tick = work);

    @Test
    void shouldNotBeLateOnTime() {
        // When
        var span = lateness.begin();
        for (var i = 0; i < 30; i++) {
            pass(101);
        }

        // Then
        assertThat(span.isLate()).isFalse();
    }

    @Test
    void shouldBeLateAfterAPauseBeforeItsOwnTimerHasRun() {
        // When
        var span = lateness.begin();
        nanos += Duration.ofSeconds(3).toNanos();

        // Then
        assertThat(span.isLate()).isTrue();
        tick.run();
        assertThat(span.isLate()).isTrue();
        assertThat(lateness.begin()).returns(false, Lateness.Span::isLate);
    }

    @Test
    void shouldBeLateWhereEachTurnIs() {
        // When
        var span = lateness.begin();
        for (var i = 0; i < 20; i++) {
            pass(150);
        }

        // Then
        assertThat(span.isLate()).isTrue();
    }

    @Test
    void shouldTakeOnlyFailuresByTimeForPossiblyItsOwn() {
        assertThat(closed(FindingKind.CONNECTION_TIMED_OUT, new ConnectionTimedOut(3_000)))
                .isTrue();
        assertThat(closed(FindingKind.HANDSHAKE_FAILED, new HandshakeFailed("timed out", null)))
                .isTrue();
        assertThat(closed(FindingKind.HANDSHAKE_FAILED, new HandshakeFailed("connection closed", null)))
                .isFalse();
        assertThat(closed(FindingKind.NAME_UNRESOLVED, new NameUnresolved(NameUnresolved.Verdict.TIMEOUT)))
                .isTrue();
        assertThat(closed(FindingKind.NAME_UNRESOLVED, new NameUnresolved(NameUnresolved.Verdict.NO_ADDRESS)))
                .isFalse();
        assertThat(closed(FindingKind.CONNECTION_REFUSED, new ConnectionRefused()))
                .isFalse();
        assertThat(Outcome.open("connected").isByTime()).isFalse();
    }

    private static <E extends Evidence> boolean closed(FindingKind<E> kind, E evidence) {
        return Outcome.closed(Measurement.of(kind, evidence)).isByTime();
    }

    private void pass(int millis) {
        nanos += Duration.ofMillis(millis).toNanos();
        tick.run();
    }
}
