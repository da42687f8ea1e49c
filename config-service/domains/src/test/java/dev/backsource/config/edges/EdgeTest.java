package dev.backsource.config.edges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.EdgeHold;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant SINCE = NOW.minusSeconds(60);

    @Test
    void shouldHaveNoTroubleWithoutAny() {
        assertThat(edge(List.of(), List.of(), List.of(), null).troubles()).isEmpty();
    }

    @Test
    void shouldHaveItsTroublesWithTheirBeginningsTheWorstFirst() {
        // Given: each list has its oldest record first, by the edge's clock
        var edge = edge(
                List.of(rejection("a.example", 30), rejection("b.example", 20)),
                List.of(rejection("a.example", 40)),
                List.of(deviation("b.example", 20), deviation("a.example", 30)),
                new RefusedReports(1, "the signature is wrong"));

        // When
        var troubles = edge.lagging(SINCE).troubles();

        // Then
        assertThat(troubles)
                .containsExactly(
                        new EdgeTrouble(EdgeTroubleKind.DIVERGING, NOW.minusSeconds(30)),
                        new EdgeTrouble(EdgeTroubleKind.REJECTING, NOW.minusSeconds(40)),
                        new EdgeTrouble(EdgeTroubleKind.REFUSED, null),
                        new EdgeTrouble(EdgeTroubleKind.LAGGING, SINCE));
    }

    @Test
    void shouldHaveOnlyTheTroublesThatACallerMaySee() {
        // Given
        var edge = edge(
                List.of(rejection("a.example", 30), rejection("b.example", 20)),
                List.of(),
                List.of(deviation("a.example", 30)),
                new RefusedReports(1, "the signature is wrong"));

        // When
        var seen = edge.only("b.example"::equals);

        // Then
        assertThat(seen.troubles()).containsExactly(new EdgeTrouble(EdgeTroubleKind.REJECTING, NOW.minusSeconds(20)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldLagOnlyWhileItReports(EdgeState state) {
        // When
        var edge = Edge.of(heard(List.of(), List.of(), List.of()), state, null, NOW)
                .lagging(SINCE);

        // Then
        assertThat(edge.troubles()).hasSize(state == EdgeState.READY || state == EdgeState.STARTING ? 1 : 0);
    }

    @Test
    void shouldMeasureHowLongRecordsAreHeldByTheClocksThatSawIt() {
        // Given: the edge's clock is an hour behind
        var behind = NOW.minusSeconds(3_600);
        var hold = new EdgeHold(EdgeHold.Reason.MASS_CHANGE, behind.minusSeconds(25), 1_200, Map.of(3, 118L));
        var heard = new EdgeReport(holding(hold, behind), NOW.minusSeconds(5));

        // When
        var edge = Edge.of(heard, EdgeState.READY, null, NOW);

        // Then
        assertThat(edge.hold())
                .isEqualTo(new HeldRecords(
                        EdgeHold.Reason.MASS_CHANGE, behind.minusSeconds(25), 30_000, 1_200, Map.of(3, 118L)));
        assertThat(edge.only(name -> true).hold()).isNull();
        assertThat(edge.lagging(SINCE).hold()).isEqualTo(edge.hold());
    }

    @Test
    void shouldNotBelieveAHoldThatBeginsAfterItsReport() {
        var hold = new EdgeHold(EdgeHold.Reason.REPEATED_ENDS, NOW.plusSeconds(99), 1, Map.of());

        assertThat(Edge.of(new EdgeReport(holding(hold, NOW), NOW), EdgeState.READY, null, NOW)
                        .hold())
                .extracting(HeldRecords::ageMs)
                .isEqualTo(0L);
    }

    private static EdgeStatus holding(EdgeHold hold, Instant reportedAt) {
        return new EdgeStatus(
                        "edge-1",
                        SINCE,
                        reportedAt,
                        true,
                        1,
                        Map.of(),
                        0,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        null)
                .with(hold);
    }

    private static Edge edge(
            List<Rejection> rejections,
            List<Rejection> purgeRejections,
            List<Deviation> deviations,
            @Nullable RefusedReports refused) {
        return Edge.of(heard(rejections, purgeRejections, deviations), EdgeState.READY, refused, NOW);
    }

    private static EdgeReport heard(
            List<Rejection> rejections, List<Rejection> purgeRejections, List<Deviation> deviations) {
        var status = new EdgeStatus(
                "edge-1",
                SINCE,
                NOW,
                true,
                1,
                Map.of(),
                rejections.size(),
                rejections,
                Map.of(),
                Map.of(),
                purgeRejections,
                null);
        return EdgeReport.of(status.with(new EdgeHoldings(Map.of(), 0, deviations)), NOW);
    }

    private static Rejection rejection(String key, int secondsAgo) {
        return new Rejection(3, 7, key, "no JSON", NOW.minusSeconds(secondsAgo));
    }

    private static Deviation deviation(String domain, int secondsAgo) {
        return new Deviation(domain, 3, 7, "no JSON", 0, 1, null, NOW.minusSeconds(secondsAgo));
    }
}
