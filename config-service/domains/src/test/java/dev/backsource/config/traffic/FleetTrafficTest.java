package dev.backsource.config.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.traffic.Traffic.OriginErrors;
import dev.backsource.policy.event.EdgeCounters;
import dev.backsource.testing.config.SampleReports;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetTrafficTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long FIRST = Steps.at(START);

    private final FleetTraffic fleet = new FleetTraffic();

    @Test
    void shouldSumUpTheEdgesThatTold() {
        // When
        IntStream.rangeClosed(0, 9).forEach(second -> {
            take(
                    "a",
                    second,
                    new EdgeCounters(30L * second, 20L * second, 10L * second, Map.of("dns_error", 1L * second)));
            take("b", second, new EdgeCounters(30L * second, 10L * second, 20L * second, Map.of()));
        });
        var columns = fleet.columns(FIRST, 2);

        // Then
        assertThat(columns.edges()).containsExactly(2, 0);
        assertThat(columns.requestsPerSecond()).containsExactly(60.0, null);
        assertThat(columns.hitRatio()).containsExactly(0.5, null);
        assertThat(columns.originErrors()).containsExactly(new OriginErrors("dns_error", Arrays.asList(1.0, null)));
    }

    @Test
    void shouldTellNoHitRatioWhereTheCacheWasNotAsked() {
        // When
        IntStream.rangeClosed(0, 9).forEach(second -> take("a", second, new EdgeCounters(second, 0, 0, Map.of())));

        // Then
        assertThat(fleet.columns(FIRST, 1).requestsPerSecond()).containsExactly(1.0);
        assertThat(fleet.columns(FIRST, 1).hitRatio()).containsExactly((Double) null);
    }

    @Test
    void shouldRememberOnlySoManyEdgesAndSayThatItLeavesSomeOut() {
        // Given
        IntStream.range(0, FleetTraffic.MAX_EDGES).forEach(edge -> take("edge-" + edge, 0, counters(0)));
        assertThat(fleet.leavesEdgesOut()).isFalse();

        // When
        IntStream.rangeClosed(0, 9).forEach(second -> take("one-more", second, counters(second)));

        // Then
        assertThat(fleet.leavesEdgesOut()).isTrue();
        assertThat(fleet.columns(FIRST, 1).edges()).containsExactly(0);
    }

    @Test
    void shouldGiveTheRoomOfEdgesThatAreLongSilentToOthers() {
        // Given
        IntStream.range(0, FleetTraffic.MAX_EDGES).forEach(edge -> take("edge-" + edge, 0, counters(0)));

        // When
        var later = Math.toIntExact(Duration.ofHours(4).toSeconds());
        IntStream.rangeClosed(later, later + 9).forEach(second -> take("one-more", second, counters(second)));

        // Then
        assertThat(fleet.leavesEdgesOut()).isFalse();
        assertThat(fleet.columns(FIRST + later / 10, 1).edges()).containsExactly(1);
    }

    @Test
    void shouldRememberTheStepsOfThreeHoursAndNoLonger() {
        // When
        IntStream.rangeClosed(0, 10 * (Steps.KEPT + 1)).forEach(second -> take("a", second, counters(second)));

        // Then
        assertThat(fleet.columns(FIRST, 3).edges()).containsExactly(0, 1, 1);
        assertThat(fleet.columns(FIRST + Steps.KEPT - 1, 2).edges()).containsExactly(1, 1);
    }

    @Test
    void shouldTellOfTheStepThatAnEdgeHasNotEnded() {
        // Given
        IntStream.rangeClosed(0, 9).forEach(second -> take("a", second, counters(second)));

        // When
        IntStream.rangeClosed(0, 12).forEach(second -> take("b", second, counters(2L * second)));

        // Then
        assertThat(fleet.columns(FIRST, 1).requestsPerSecond()).containsExactly(3.0);
    }

    private void take(String edge, int second, EdgeCounters counters) {
        var now = START.plusSeconds(second);
        var status =
                SampleReports.ofChanges(edge, START, now, Map.of(), List.of()).with(counters);
        fleet.take(EdgeReport.of(status, now), now);
    }

    private static EdgeCounters counters(long total) {
        return new EdgeCounters(total, total, 0, Map.of());
    }
}
