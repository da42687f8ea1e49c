package dev.backsource.config.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.events.SampleChanges;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.testing.config.SampleReports;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutTimesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long FIRST = Steps.at(START);

    private final RolloutTimes times = new RolloutTimes();

    @Test
    void shouldTakeTheTimeUntilTheLastEdgeHasDealtWithAChange() {
        // Given
        publish(3, 100);

        // When
        times.reached(List.of(edge(3, 100), edge(3, 99)), START.plusMillis(200));
        var underWay = times.columns(FIRST, 1, START.plusMillis(300));
        times.reached(List.of(edge(3, 100), edge(3, 120)), START.plusMillis(450));
        var done = times.columns(FIRST, 1, START.plusMillis(500));

        // Then
        assertThat(underWay.changes()).containsExactly(0);
        assertThat(underWay.pending()).isEqualTo(1);
        assertThat(underWay.oldestPendingMs()).isEqualTo(300);
        assertThat(done.changes()).containsExactly(1);
        assertThat(done.medianMs()).containsExactly(450L);
        assertThat(done.longestMs()).containsExactly(450L);
        assertThat(done.pending()).isZero();
        assertThat(done.oldestPendingMs()).isNull();
    }

    @Test
    void shouldNotTakeAChangeForDoneWhileNoEdgeCanBeHeardOf() {
        // Given
        publish(0, 1);

        // When
        times.reached(List.of(), START.plusMillis(200));

        // Then
        assertThat(times.isWaiting()).isTrue();
    }

    @Test
    void shouldTellMedianAndLongestOfManyChanges() {
        // Given
        IntStream.rangeClosed(1, 99).forEach(offset -> publish(0, offset));

        // When
        IntStream.rangeClosed(1, 99)
                .forEach(offset -> times.reached(List.of(edge(0, offset)), START.plusMillis(offset)));

        // Then
        var columns = times.columns(FIRST - 1, 3, START.plusSeconds(1));
        assertThat(columns.changes()).containsExactly(0, 99, 0);
        assertThat(columns.medianMs()).containsExactly(null, 50L, null);
        assertThat(columns.longestMs()).containsExactly(null, 99L, null);
    }

    @Test
    void shouldFollowOnlySoManyChanges() {
        // When
        IntStream.range(0, RolloutTimes.MAX_PENDING + 10).forEach(offset -> publish(0, offset));

        // Then
        assertThat(times.columns(FIRST, 1, START).pending()).isEqualTo(RolloutTimes.MAX_PENDING);
    }

    @Test
    void shouldForgetWhatStoodOnATopicThatWasMadeAnew() {
        // Given
        publish(0, 1_000);

        // When
        publish(0, 0);
        times.reached(List.of(edge(0, 0)), START.plusMillis(10));

        // Then
        assertThat(times.isWaiting()).isFalse();
        assertThat(times.columns(FIRST, 1, START).changes()).containsExactly(1);
    }

    private void publish(int partition, long offset) {
        times.published(SampleChanges.at(partition, offset, START));
    }

    private static EdgeStatus edge(int partition, long applied) {
        return SampleReports.ofChanges("a", START, START, Map.of(partition, applied), List.of());
    }
}
