package dev.backsource.config.edges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.config.SampleReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgeReportTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldBeHeardWhenTheEdgeSaidSoButNotYetToCome() {
        // Then
        assertThat(report(NOW.minusSeconds(5)).heardAt()).isEqualTo(NOW.minusSeconds(5));
        assertThat(report(NOW.plusSeconds(5)).heardAt()).isEqualTo(NOW);
    }

    @Test
    void shouldHaveAnAgeWhateverTheEdgeTakesForTheTime() {
        // Then
        assertThat(report(Instant.MIN).age(NOW).toMillis()).isEqualTo(NOW.toEpochMilli());
        assertThat(report(Instant.MAX).age(NOW)).isEqualTo(Duration.ZERO);
    }

    private static EdgeReport report(Instant reportedAt) {
        return EdgeReport.of(SampleReports.ofChanges("a", NOW, reportedAt, Map.of(), List.of()), NOW);
    }
}
