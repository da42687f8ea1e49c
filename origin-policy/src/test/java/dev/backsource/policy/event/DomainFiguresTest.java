package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DomainFiguresTest {
    @Test
    void shouldKeepTheReadableEntriesOfAReport() {
        // Given
        var json = """
            {"edge":"edge-1","reportedAt":"2026-11-30T10:00:00Z","later":1,"domains":[
              {"domain":"a.example.com","since":"2026-11-30T09:00:00Z","requests":7,"later":1},
              {"domain":"not a name","since":"2026-11-30T09:00:00Z"},
              {"domain":"b.example.com","since":"yesterday"},
              {"domain":"c.example.com","since":"2026-11-30T09:00:00Z","hits":-1},
              {"domain":"d.example.com","since":"2026-11-30T09:00:00Z","whole":[1,"2"]},
              4]}
            """;

        // When
        var figures = EventCodec.DOMAIN_FIGURES.decode(json.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(figures.domains()).extracting(DomainTotals::domain).containsExactly("a.example.com");
        assertThat(figures.domains().get(0).requests()).isEqualTo(7);
        assertThat(figures.leftOut()).isEqualTo(5);
    }

    @Test
    void shouldTellQuantilesFromBuckets() {
        // Given: 98 durations in the bucket up to 1 ms, one up to 5 ms, one above all limits
        var counts = new double[DurationBuckets.COUNT];
        counts[DurationBuckets.of(700_000)] = 98;
        counts[DurationBuckets.of(5_000_000)] = 1;
        counts[DurationBuckets.of(Long.MAX_VALUE)] = 1;

        // Then
        assertThat(DurationBuckets.quantileMs(counts, 0.49)).isEqualTo(0.75);
        assertThat(DurationBuckets.quantileMs(counts, 0.99)).isEqualTo(5.0);
        assertThat(DurationBuckets.quantileMs(counts, 1)).isEqualTo(60_000.0);
        assertThat(DurationBuckets.quantileMs(new double[DurationBuckets.COUNT], 0.5))
                .isNull();
    }
}
