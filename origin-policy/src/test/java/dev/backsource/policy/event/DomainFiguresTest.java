package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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
    void shouldKeepTheReadableFindingsOfAReport() {
        // Given
        var finding = """
            {"code":"connection-refused","origin":"192.0.2.1","port":443,"scheme":"https","source":"EDGE","measuredBy":"edge-1",
             "since":"2026-11-30T09:00:00Z","measuredAt":"2026-11-30T09:59:00Z","confidence":"ONCE","evidence":{}}""";
        var json = """
            {"edge":"edge-1","reportedAt":"2026-11-30T10:00:00Z","findingsLeftOut":2,"findings":[
              {"domain":"a.example.com","findings":[%s,{"code":"of-a-later-version"},7]},
              {"domain":"not a name","findings":[%s]},
              {"domain":"b.example.com"},
              {"domain":"c.example.com","findings":4},
              4,null]}
            """.formatted(finding, finding);

        // When
        var figures = EventCodec.DOMAIN_FIGURES.decode(json.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(figures.findings()).extracting(DomainFindings::domain).containsExactly("a.example.com");
        assertThat(figures.findings().get(0).findings())
                .extracting(found -> found.kind().code())
                .containsExactly("connection-refused");
        assertThat(figures.findingsLeftOut()).isEqualTo(2);
    }

    @Test
    void shouldReportFindingsWithoutTheirWords() {
        // Given
        var now = Instant.parse("2026-11-30T10:00:00Z");
        var found = new DomainFindings(
                "a.example.com",
                List.of(Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused())
                        .inTraffic(new Place(null, 443, null), "edge-1", now, now, Confidence.ONCE)));
        var figures = new DomainFigures("edge-1", now, 0, 0, List.of()).with(List.of(found), 0, now);

        // When
        var json = EventCodec.DOMAIN_FIGURES.encode(figures);

        // Then
        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains("connection-refused")
                .doesNotContain("detail", "remedy");
        assertThat(EventCodec.DOMAIN_FIGURES.decode(json)).isEqualTo(figures);
    }

    @Test
    void shouldReadNoFindingsOfAnEarlierVersion() {
        var json = "{\"edge\":\"edge-1\",\"reportedAt\":\"2026-11-30T10:00:00Z\"}";
        assertThat(EventCodec.DOMAIN_FIGURES
                        .decode(json.getBytes(StandardCharsets.UTF_8))
                        .findings())
                .isEmpty();
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
