package dev.backsource.edge.upstream.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.protocol.Target;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutlierDetectionTest {
    private static final OriginKey ORIGIN = OriginKey.ofAll("192.0.2.1", Target.byOriginPort(80));
    private static final OriginKey OTHER_PORT = OriginKey.ofAll("192.0.2.1", Target.byOriginPort(443));

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 100);
    private final OutlierDetection outliers =
            new OutlierDetection(Ejection.Rules.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5)), now::get);

    @Test
    void shouldPassAnOriginOverFromTheThirdFailureInARow() {
        // When
        fail(2);
        var afterTwo = outliers.isPassedOver(ORIGIN);
        fail(1);

        // Then
        assertThat(afterTwo).isFalse();
        assertThat(outliers.isPassedOver(ORIGIN)).isTrue();
        assertThat(outliers.isPassedOver(OTHER_PORT)).isFalse();
        assertThat(outliers.total()).isEqualTo(1);
        assertThat(outliers.current()).isEqualTo(1);
    }

    @Test
    void shouldBeginToCountAnewAfterASuccess() {
        // Given
        fail(2);
        outliers.succeeded(ORIGIN, outliers.verdicts());

        // When
        fail(2);

        // Then
        assertThat(outliers.isPassedOver(ORIGIN)).isFalse();
    }

    @Test
    void shouldHoldAVerdictAgainstAnAnswerToAnEarlierRequest() {
        // Given
        var before = outliers.verdicts();
        outliers.closed(ORIGIN, FindingKind.CONNECTION_REFUSED);

        // When
        outliers.succeeded(ORIGIN, before);
        var afterAnEarlierRequest = outliers.isPassedOver(ORIGIN);
        outliers.succeeded(ORIGIN, outliers.verdicts());

        // Then
        assertThat(afterAnEarlierRequest).isTrue();
        assertThat(outliers.isPassedOver(ORIGIN)).isFalse();
    }

    @Test
    void shouldLetASingleRequestTryAfterThePause() {
        // Given
        fail(3);

        // When
        pass(1);

        // Then
        assertThat(outliers.isPassedOver(ORIGIN)).isFalse();
        assertThat(outliers.take(ORIGIN)).isTrue();
        assertThat(outliers.take(ORIGIN)).isFalse();
        assertThat(outliers.isPassedOver(ORIGIN)).isTrue();
    }

    @Test
    void shouldUseTheOriginAgainOnceATrialSucceeded() {
        // Given
        fail(3);
        pass(1);
        outliers.take(ORIGIN);

        // When
        outliers.succeeded(ORIGIN, outliers.verdicts());

        // Then
        assertThat(outliers.isPassedOver(ORIGIN)).isFalse();
        assertThat(outliers.isQuiet()).isTrue();
        assertThat(outliers.current()).isZero();
    }

    @Test
    void shouldDoubleThePauseWithEachFailedTrialUpToTheLongest() {
        // Given
        fail(3);
        for (var pause : new int[] {1, 2, 4, 5, 5}) {
            // When
            var beforeEnd = passesOverUntil(pause);
            outliers.take(ORIGIN);
            fail(1);

            // Then
            assertThat(beforeEnd).isTrue();
        }
        assertThat(outliers.total()).isEqualTo(1);
    }

    @Test
    void shouldNotProlongThePauseForFailuresOfRequestsThatWereUnderWay() {
        // Given
        fail(3);

        // When
        fail(10);
        pass(1);

        // Then
        assertThat(outliers.isPassedOver(ORIGIN)).isFalse();
    }

    @Test
    void shouldGiveTheTrialAgainWhenNothingIsHeardOfIt() {
        // Given
        fail(3);
        pass(1);
        outliers.take(ORIGIN);

        // When
        pass(1);

        // Then
        assertThat(outliers.take(ORIGIN)).isTrue();
    }

    @Test
    void shouldPassOverWhatIsSaidToBeClosedUntilItIsSaidToBeOpen() {
        // Given
        outliers.closed(ORIGIN, FindingKind.CONNECTION_REFUSED);
        var whileClosed = outliers.isPassedOver(ORIGIN);

        // When
        outliers.reopened(ORIGIN);

        // Then
        assertThat(whileClosed).isTrue();
        assertThat(outliers.isPassedOver(ORIGIN)).isFalse();
        assertThat(outliers.isQuiet()).isTrue();
    }

    @Test
    void shouldTryAtOnceAnOriginThatIsSaidToBeOpenAgainButHasFailed() {
        // Given
        fail(3);
        outliers.closed(ORIGIN, FindingKind.CONNECTION_REFUSED);

        // When
        outliers.reopened(ORIGIN);

        // Then
        assertThat(outliers.take(ORIGIN)).isTrue();
        assertThat(outliers.isPassedOver(ORIGIN)).isTrue();
    }

    @Test
    void shouldForgetAnOriginThatNobodyAsksFor() {
        // Given
        fail(3);

        // When
        pass(51);
        outliers.sweep();

        // Then
        assertThat(outliers.isQuiet()).isTrue();
        assertThat(outliers.current()).isZero();
    }

    @Test
    void shouldNotForgetWhatIsSaidToBeClosed() {
        // Given
        outliers.closed(ORIGIN, FindingKind.CONNECTION_REFUSED);

        // When
        pass(51);
        outliers.sweep();

        // Then
        assertThat(outliers.isQuiet()).isFalse();
    }

    private boolean passesOverUntil(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds) - 1);
        var before = outliers.isPassedOver(ORIGIN);
        now.incrementAndGet();
        return before && !outliers.isPassedOver(ORIGIN);
    }

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private void fail(int times) {
        for (var i = 0; i < times; i++) {
            outliers.failed(ORIGIN, FindingKind.CONNECTION_TIMED_OUT);
        }
    }
}
