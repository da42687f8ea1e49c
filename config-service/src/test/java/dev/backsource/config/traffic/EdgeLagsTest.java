package dev.backsource.config.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.events.PublishedChange;
import dev.backsource.config.testing.SampleReports;
import dev.backsource.config.traffic.Traffic.EdgeLag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EdgeLagsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final EdgeLags lags = new EdgeLags();

    @Test
    void shouldCountTheChangesThatAnEdgeHasYetToDealWith() {
        // Given
        publish(0, 10, 0);
        publish(0, 12, 1);
        publish(0, 15, 2);
        publish(7, 3, 3);

        // Then
        assertThat(lag(Map.of(0, 15L, 7, 3L))).isEqualTo(new EdgeLag("a", 0, null));
        assertThat(lag(Map.of(0, 11L, 7, 3L))).isEqualTo(new EdgeLag("a", 2, 9_000L));
        assertThat(lag(Map.of(0, 15L))).isEqualTo(new EdgeLag("a", 1, 7_000L));
    }

    @Test
    void shouldRememberOnlySoMany() {
        // When
        IntStream.range(0, EdgeLags.MAX_OF_A_PARTITION + 5).forEach(offset -> publish(0, offset, 0));

        // Then
        assertThat(lag(Map.of()).changes()).isEqualTo(EdgeLags.MAX_OF_A_PARTITION);
    }

    @Test
    void shouldForgetWhatStoodOnATopicThatWasMadeAnew() {
        // Given
        publish(0, 1_000, 0);

        // When
        publish(0, 2, 1);

        // Then
        assertThat(lag(Map.of(0, 2L)).changes()).isZero();
    }

    private void publish(int partition, long offset, int second) {
        lags.published(new PublishedChange(partition, offset, START.plusSeconds(second)));
    }

    private EdgeLag lag(Map<Integer, Long> applied) {
        return lags.of(SampleReports.ofChanges("a", START, START, applied, List.of()), START.plusSeconds(10));
    }
}
