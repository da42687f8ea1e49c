package dev.backsource.edge.upstream.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.protocol.Target;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutlierDetectionTest {
    private static final OriginKey ORIGIN = OriginKey.ofAll("192.0.2.1", Target.byOriginPort(80));
    private static final OriginKey OTHER_PORT = OriginKey.ofAll("192.0.2.1", Target.byOriginPort(443));

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 100);
    private final OutlierDetection ejections =
            new OutlierDetection(Ejection.Rules.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5)), now::get);

    @Test
    void shouldPassAnOriginOverFromTheThirdFailureInARow() {
        // When
        fail(2);
        var afterTwo = ejections.isPassedOver(ORIGIN);
        fail(1);

        // Then
        assertThat(afterTwo).isFalse();
        assertThat(ejections.isPassedOver(ORIGIN)).isTrue();
        assertThat(ejections.isPassedOver(OTHER_PORT)).isFalse();
        assertThat(ejections.total()).isEqualTo(1);
        assertThat(ejections.current()).isEqualTo(1);
    }

    @Test
    void shouldBeginToCountAnewAfterASuccess() {
        // Given
        fail(2);
        ejections.succeeded(ORIGIN);

        // When
        fail(2);

        // Then
        assertThat(ejections.isPassedOver(ORIGIN)).isFalse();
    }

    @Test
    void shouldLetASingleRequestTryAfterThePause() {
        // Given
        fail(3);

        // When
        pass(1);

        // Then
        assertThat(ejections.isPassedOver(ORIGIN)).isFalse();
        assertThat(ejections.take(ORIGIN)).isTrue();
        assertThat(ejections.take(ORIGIN)).isFalse();
        assertThat(ejections.isPassedOver(ORIGIN)).isTrue();
    }

    @Test
    void shouldUseTheOriginAgainOnceATrialSucceeded() {
        // Given
        fail(3);
        pass(1);
        ejections.take(ORIGIN);

        // When
        ejections.succeeded(ORIGIN);

        // Then
        assertThat(ejections.isPassedOver(ORIGIN)).isFalse();
        assertThat(ejections.isQuiet()).isTrue();
        assertThat(ejections.current()).isZero();
    }

    @Test
    void shouldDoubleThePauseWithEachFailedTrialUpToTheLongest() {
        // Given
        fail(3);
        for (var pause : new int[] {1, 2, 4, 5, 5}) {
            // When
            var beforeEnd = passesOverUntil(pause);
            ejections.take(ORIGIN);
            fail(1);

            // Then
            assertThat(beforeEnd).isTrue();
        }
        assertThat(ejections.total()).isEqualTo(1);
    }

    @Test
    void shouldNotProlongThePauseForFailuresOfRequestsThatWereUnderWay() {
        // Given
        fail(3);

        // When
        fail(10);
        pass(1);

        // Then
        assertThat(ejections.isPassedOver(ORIGIN)).isFalse();
    }

    @Test
    void shouldGiveTheTrialAgainWhenNothingIsHeardOfIt() {
        // Given
        fail(3);
        pass(1);
        ejections.take(ORIGIN);

        // When
        pass(1);

        // Then
        assertThat(ejections.take(ORIGIN)).isTrue();
    }

    @Test
    void shouldPassOverWhatIsSaidToBeClosedUntilItIsSaidToBeOpen() {
        // Given
        ejections.closed(ORIGIN);
        var whileClosed = ejections.isPassedOver(ORIGIN);

        // When
        ejections.reopened(ORIGIN);

        // Then
        assertThat(whileClosed).isTrue();
        assertThat(ejections.isPassedOver(ORIGIN)).isFalse();
        assertThat(ejections.isQuiet()).isTrue();
    }

    @Test
    void shouldTryAtOnceAnOriginThatIsSaidToBeOpenAgainButHasFailed() {
        // Given
        fail(3);
        ejections.closed(ORIGIN);

        // When
        ejections.reopened(ORIGIN);

        // Then
        assertThat(ejections.take(ORIGIN)).isTrue();
        assertThat(ejections.isPassedOver(ORIGIN)).isTrue();
    }

    @Test
    void shouldForgetAnOriginThatNobodyAsksFor() {
        // Given
        fail(3);

        // When
        pass(51);
        ejections.sweep();

        // Then
        assertThat(ejections.isQuiet()).isTrue();
        assertThat(ejections.current()).isZero();
    }

    @Test
    void shouldNotForgetWhatIsSaidToBeClosed() {
        // Given
        ejections.closed(ORIGIN);

        // When
        pass(51);
        ejections.sweep();

        // Then
        assertThat(ejections.isQuiet()).isFalse();
    }

    private boolean passesOverUntil(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds) - 1);
        var before = ejections.isPassedOver(ORIGIN);
        now.incrementAndGet();
        return before && !ejections.isPassedOver(ORIGIN);
    }

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private void fail(int times) {
        for (var i = 0; i < times; i++) {
            ejections.failed(ORIGIN);
        }
    }
}
