package dev.backsource.config.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.EdgeCounters;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EdgeTrafficTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long FIRST = Steps.at(START);

    private final EdgeTraffic edge = new EdgeTraffic();

    @Test
    void shouldTellRatesFromTheDifferencesOfTotals() {
        // When
        seconds(0, 10).forEach(second -> take(second, START, requests(1_000_000 + 40L * second)));

        // Then
        assertThat(known(0).requests()).isEqualTo(40);
        assertThat(known(0).hits()).isEqualTo(20);
        assertThat(known(0).misses()).isEqualTo(10);
        assertThat(known(0).errors()).containsExactlyEntriesOf(Map.of("dns_error", 4.0));
        assertThat(edge.rates(FIRST + 1)).isNull();
    }

    @Test
    void shouldNotTakeARestartForTrafficNorForNone() {
        // Given
        seconds(0, 10).forEach(second -> take(second, START, requests(100L * second)));

        // When
        var again = START.plusSeconds(11);
        seconds(11, 20).forEach(second -> take(second, again, requests(100L * (second - 11))));

        // Then
        assertThat(known(1).requests()).isEqualTo(100);
    }

    @Test
    void shouldHaveAGapWhereNothingWasHeard() {
        // When
        seconds(0, 9).forEach(second -> take(second, START, requests(second)));
        seconds(35, 49).forEach(second -> take(second, START, requests(1_000 + second)));

        // Then
        assertThat(known(0).requests()).isEqualTo(1);
        assertThat(edge.rates(FIRST + 1)).isNull();
        assertThat(edge.rates(FIRST + 2)).isNull();
        assertThat(edge.rates(FIRST + 3)).isNull();
        assertThat(known(4).requests()).isEqualTo(1);
    }

    @Test
    void shouldHaveAGapWhileTheEdgeDoesNotTell() {
        // When
        seconds(0, 9).forEach(second -> edge.take(START.plusSeconds(second), START, null));
        take(10, START, requests(500));

        // Then
        assertThat(edge.rates(FIRST)).isNull();
        assertThat(edge.rates(FIRST + 1)).isNull();
    }

    @Test
    void shouldCountNothingTwiceWhenAReportIsLate() {
        // Given
        seconds(0, 5).forEach(second -> take(second, START, requests(10L * second)));

        // When
        take(3, START, requests(30));
        seconds(6, 9).forEach(second -> take(second, START, requests(10L * second)));

        // Then
        assertThat(known(0).requests()).isEqualTo(10);
    }

    @Test
    void shouldGoOnFromWhereTheClockOfAnEdgeWasPutBackTo() {
        // Given
        seconds(600, 605).forEach(second -> take(second, START, requests(second)));

        // When
        seconds(0, 9).forEach(second -> take(second, START, requests(1_000 + 2L * second)));

        // Then
        assertThat(known(0).requests()).isEqualTo(2);
    }

    @Test
    void shouldBeginAnewWhereATotalGoesBack() {
        // When
        take(0, START, requests(Long.MAX_VALUE));
        seconds(1, 9).forEach(second -> take(second, START, requests(second)));

        // Then
        assertThat(known(0).requests()).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatIsLongerAgoThanStepsAreKept() {
        // Given
        seconds(0, 9).forEach(second -> take(second, START, requests(second)));

        // When
        var later = Steps.KEPT * 10;
        seconds(later, later + 9).forEach(second -> take(second, START, requests(second)));

        // Then
        assertThat(edge.rates(FIRST)).isNull();
        assertThat(known(Steps.KEPT).requests()).isEqualTo(1);
    }

    @Test
    void shouldHoldOnlySoManyKindsOfErrors() {
        // When
        seconds(0, 9).forEach(second -> take(second, START, new EdgeCounters(0, 0, 0, kinds(second))));

        // Then
        assertThat(known(0).errors())
                .hasSizeLessThanOrEqualTo(EdgeCounters.MAX_KINDS + 1)
                .containsKey(ErrorKinds.OTHER);
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

    private void take(int second, Instant startedAt, EdgeCounters counters) {
        edge.take(START.plusSeconds(second), startedAt, counters);
    }

    private static EdgeCounters requests(long total) {
        return new EdgeCounters(total, total / 2, total / 4, Map.of("dns_error", total / 10, "dns_timeout", 0L));
    }

    private Rates known(int step) {
        return Objects.requireNonNull(edge.rates(FIRST + step));
    }
}
