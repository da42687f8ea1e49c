package dev.backsource.config.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.events.SampleChanges;
import dev.backsource.config.events.TailStarted;
import dev.backsource.config.traffic.Traffic.EdgeLag;
import dev.backsource.config.traffic.Traffic.LagState;
import dev.backsource.testing.config.SampleReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EdgeLagsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final EdgeLags lags = new EdgeLags(SILENCE);

    @Test
    void shouldCountTheChangesThatAnEdgeHasYetToDealWith() {
        // Given
        begin(Map.of());
        publish(0, 10, 0);
        publish(0, 12, 1);
        publish(0, 15, 2);
        publish(7, 3, 3);

        // Then
        assertThat(lag(Map.of(0, 15L, 7, 3L))).isEqualTo(new EdgeLag("a", LagState.KNOWN, 0, null));
        assertThat(lag(Map.of(0, 11L, 7, 3L))).isEqualTo(new EdgeLag("a", LagState.KNOWN, 2, 9_000L));
        assertThat(lag(Map.of(0, 15L))).isEqualTo(new EdgeLag("a", LagState.KNOWN, 1, 7_000L));
    }

    @Test
    void shouldRememberOnlySoManyAndSayThatThereAreMore() {
        // Given
        begin(Map.of());

        // When
        var last = 2 * LatestChanges.MIN;
        IntStream.rangeClosed(0, last).forEach(offset -> publish(0, offset, 0));

        // Then
        var least = LatestChanges.MIN + 1;
        assertThat(lag(Map.of())).isEqualTo(new EdgeLag("a", LagState.AT_LEAST, least, 10_000L));
        assertThat(lag(Map.of(0, (long) last - least))).isEqualTo(new EdgeLag("a", LagState.KNOWN, least, 10_000L));
    }

    @Test
    void shouldNotTakeAnEdgeForUpToDateThatIsBehindWhereThisInstanceBegan() {
        // Given
        begin(Map.of(0, 40L, 3, 7L));

        // Then
        assertThat(lag(Map.of(0, 40L, 3, 6L))).isEqualTo(new EdgeLag("a", LagState.UNKNOWN, null, null));
        assertThat(lag(Map.of(0, 40L))).isEqualTo(new EdgeLag("a", LagState.UNKNOWN, null, null));
        assertThat(lag(Map.of(0, 40L, 3, 7L))).isEqualTo(new EdgeLag("a", LagState.KNOWN, 0, null));

        // When
        publish(3, 9, 4);

        // Then
        assertThat(lag(Map.of(0, 40L, 3, 6L))).isEqualTo(new EdgeLag("a", LagState.AT_LEAST, 1, 6_000L));
        assertThat(lag(Map.of(0, 40L, 3, 7L))).isEqualTo(new EdgeLag("a", LagState.KNOWN, 1, 6_000L));
    }

    @Test
    void shouldKnowNothingBeforeItIsKnownWhereTheTopicEnds() {
        // Then
        assertThat(lag(Map.of(0, 40L))).isEqualTo(new EdgeLag("a", LagState.UNKNOWN, null, null));
    }

    @Test
    void shouldKnowNothingOfAnEdgeThatIsSilent() {
        // Given
        begin(Map.of());
        publish(0, 1, 0);

        // When
        var lag = lags.of(report(Map.of(0, 1L)), START.plus(SILENCE).plusMillis(1));

        // Then
        assertThat(lag).isEqualTo(new EdgeLag("a", LagState.SILENT, null, null));
    }

    @Test
    void shouldForgetWhatStoodOnATopicThatWasMadeAnew() {
        // Given
        begin(Map.of(0, 500L));
        publish(0, 1_000, 0);

        // When
        publish(0, 2, 1);

        // Then
        assertThat(lag(Map.of(0, 2L))).isEqualTo(new EdgeLag("a", LagState.KNOWN, 0, null));
    }

    private void begin(Map<Integer, Long> lastOffsets) {
        lags.begins(new TailStarted(lastOffsets));
    }

    private void publish(int partition, long offset, int second) {
        lags.published(SampleChanges.at(partition, offset, START.plusSeconds(second)));
    }

    private EdgeLag lag(Map<Integer, Long> applied) {
        return lags.of(report(applied), START.plusSeconds(10));
    }

    private static EdgeReport report(Map<Integer, Long> applied) {
        return EdgeReport.of(SampleReports.ofChanges("a", START, START, applied, List.of()), START);
    }
}
