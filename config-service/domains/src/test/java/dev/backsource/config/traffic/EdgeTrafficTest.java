package dev.backsource.config.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.policy.event.EdgeCounters;
import dev.backsource.testing.config.SampleReports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EdgeTrafficTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long FIRST = Steps.at(START);

    private final EdgeTraffic edge = new EdgeTraffic();
    private final List<EdgeStep> ended = new ArrayList<>();

    @Test
    void shouldTellRatesFromTheDifferencesOfTotals() {
        // When
        seconds(0, 10).forEach(second -> take(second, START, requests(1_000_000 + 40L * second)));

        // Then
        assertThat(known(0).requests).isEqualTo(40);
        assertThat(known(0).hits).isEqualTo(20);
        assertThat(known(0).misses).isEqualTo(10);
        assertThat(known(0).errors(ErrorKinds.number("dns_error"))).isEqualTo(4);
        assertThat(known(0).errors(ErrorKinds.number("dns_timeout"))).isZero();
        assertThat(rates(1)).isNull();
    }

    @Test
    void shouldNotTakeARestartForTrafficNorForNone() {
        // Given
        seconds(0, 10).forEach(second -> take(second, START, requests(100L * second)));

        // When
        var again = START.plusSeconds(11);
        seconds(11, 20).forEach(second -> take(second, again, requests(100L * (second - 11))));

        // Then
        assertThat(known(1).requests).isEqualTo(100);
    }

    @Test
    void shouldHaveAGapWhereNothingWasHeard() {
        // When
        seconds(0, 9).forEach(second -> take(second, START, requests(second)));
        seconds(35, 49).forEach(second -> take(second, START, requests(1_000 + second)));

        // Then
        assertThat(known(0).requests).isEqualTo(1);
        assertThat(rates(1)).isNull();
        assertThat(rates(2)).isNull();
        assertThat(rates(3)).isNull();
        assertThat(known(4).requests).isEqualTo(1);
    }

    @Test
    void shouldHaveAGapWhileTheEdgeDoesNotTell() {
        // When
        seconds(0, 9).forEach(second -> take(second, START, null));
        take(10, START, requests(500));

        // Then
        assertThat(rates(0)).isNull();
        assertThat(rates(1)).isNull();
    }

    @Test
    void shouldCountNothingTwiceWhenAReportIsLate() {
        // Given
        seconds(0, 5).forEach(second -> take(second, START, requests(10L * second)));

        // When
        take(3, START, requests(30));
        seconds(6, 9).forEach(second -> take(second, START, requests(10L * second)));

        // Then
        assertThat(known(0).requests).isEqualTo(10);
    }

    @Test
    void shouldMeasureByTheClockOfTheEdgeWhateverTheReportsWaitedFor() {
        // Given: an edge whose clock is ahead, and reports that waited until this service went on
        take(0, 3_600, START, requests(0));

        // When
        seconds(1, 9).forEach(second -> take(9, 3_600 + second, START, requests(40L * second)));

        // Then
        assertThat(known(0).requests).isEqualTo(40);
    }

    @Test
    void shouldTakeNothingFromAReportThatComesAgain() {
        // Given
        seconds(0, 5).forEach(second -> take(second, START, requests(10L * second)));

        // When: the same again, with other totals
        take(6, 5, START, requests(1_000_000));
        seconds(6, 9).forEach(second -> take(second, START, requests(10L * second)));

        // Then
        assertThat(known(0).requests).isEqualTo(10);
    }

    @Test
    void shouldGoOnWhenTheClockOfAnEdgeThatWasAheadIsPutBack() {
        // Given
        seconds(0, 9).forEach(second -> take(second, 600 + second, START, requests(second)));

        // When
        seconds(10, 19).forEach(second -> take(second, START, requests(1_000 + 2L * second)));

        // Then
        assertThat(known(0).requests).isEqualTo(1);
        assertThat(known(1).requests).isEqualTo(2);
    }

    @Test
    void shouldTellNoStepTwice() {
        // Given
        seconds(600, 619).forEach(second -> take(second, START, requests(second)));

        // When
        seconds(0, 9).forEach(second -> take(second, START, requests(1_000 + 2L * second)));

        // Then
        assertThat(rates(0)).isNull();
        assertThat(ended).hasSize(1);
    }

    @Test
    void shouldBeginAnewWhereATotalGoesBack() {
        // When
        take(0, START, requests(Long.MAX_VALUE));
        seconds(1, 9).forEach(second -> take(second, START, requests(second)));

        // Then
        assertThat(known(0).requests).isEqualTo(1);
    }

    @Test
    void shouldTakeAllKindsThatEdgesMakeUpForOne() {
        // When
        seconds(0, 9).forEach(second -> take(second, START, new EdgeCounters(0, 0, 0, kinds(second))));

        // Then
        var other = IntStream.range(0, ErrorKinds.COUNT)
                .filter(kind -> known(0).errors(kind) > 0)
                .mapToObj(ErrorKinds::name);
        assertThat(other).containsExactly("other");
    }

    /** None, then some that were never there before. */
    private static Map<String, Long> kinds(int second) {
        return IntStream.range(0, second % 2 == 0 ? 0 : 40)
                .boxed()
                .collect(Collectors.toMap(kind -> "kind_" + second + "_" + kind, kind -> 1L));
    }

    private static IntStream seconds(int first, int last) {
        return IntStream.rangeClosed(first, last);
    }

    private void take(int second, Instant startedAt, @Nullable EdgeCounters counters) {
        take(second, second, startedAt, counters);
    }

    private void take(int heard, int reported, Instant startedAt, @Nullable EdgeCounters counters) {
        var status = SampleReports.ofChanges("a", startedAt, START.plusSeconds(reported), Map.of(), List.of());
        var step =
                edge.take(EdgeReport.of(counters == null ? status : status.with(counters), START.plusSeconds(heard)));
        if (step != null) {
            ended.add(step);
        }
    }

    private static EdgeCounters requests(long total) {
        return new EdgeCounters(total, total / 2, total / 4, Map.of("dns_error", total / 10, "dns_timeout", 0L));
    }

    private Rates known(int step) {
        return Objects.requireNonNull(rates(step));
    }

    private @Nullable Rates rates(int step) {
        return Stream.concat(ended.stream(), Stream.ofNullable(edge.open()))
                .filter(each -> each.number == FIRST + step)
                .findAny()
                .map(EdgeStep::rates)
                .orElse(null);
    }
}
