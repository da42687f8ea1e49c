package dev.backsource.edge.figures;

import static dev.backsource.policy.protocol.RequestClass.HTTPS_STATIC;
import static dev.backsource.policy.protocol.RequestClass.HTTP_DYNAMIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.edge.error.OriginError;
import dev.backsource.policy.event.ClassTotals;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.DomainTotals;
import dev.backsource.testing.time.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountedDomainsTest {
    private static final int LOOPS = 2;
    private static final int PLACES = 8;
    private static final int REPORTED = 3;

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final CountedDomains domains = new CountedDomains(LOOPS, PLACES, REPORTED, clock);

    @Test
    void shouldSumUpTheResponsesOfAllLoops() {
        // Given
        var fast = TimeUnit.MICROSECONDS.toNanos(100);
        var slow = TimeUnit.MILLISECONDS.toNanos(2);

        // When
        domains.loop(0).of("a.example").answered(HTTPS_STATIC, 200, true, false, fast, fast);
        domains.loop(1).of("a.example").answered(HTTPS_STATIC, 404, false, true, fast, slow);
        domains.loop(1).of("a.example").answered(HTTP_DYNAMIC, 502, false, false, slow, slow);
        domains.loop(1).of("a.example").originFailed(OriginError.REFUSED);
        domains.loop(1).of("a.example").originFailed(null);
        domains.loop(1).of("a.example").refused(403);
        domains.loop(0).of("a.example").refused(HTTP_DYNAMIC, 429);

        // Then
        assertThat(domains.report("edge-1").domains())
                .containsExactly(new DomainTotals(
                        "a.example",
                        clock.instant(),
                        5,
                        1,
                        1,
                        3,
                        1,
                        Map.of("tcp", 1L, "other", 1L),
                        List.of(2L, 0L, 1L),
                        List.of(1L, 0L, 2L),
                        new ClassTotals(Map.of("https-static", 2L, "http-dynamic", 2L), Map.of("https-static", 1L))));
    }

    @Test
    void shouldReportTheBusiestAndTellHowManyItLeavesOut() {
        // When
        ask("quiet.example", 1);
        IntStream.rangeClosed(1, 4).forEach(i -> ask("busy-" + i + ".example", 10 * i));
        var figures = domains.report("edge-1");

        // Then
        assertThat(names(figures)).containsExactly("busy-4.example", "busy-3.example", "busy-2.example");
        assertThat(figures.leftOut()).isEqualTo(2);
        assertThat(figures.uncounted()).isZero();
    }

    @Test
    void shouldGiveTheBusyNewcomerAPlaceOfTheLeastBusy() {
        // Given: all places are taken
        IntStream.rangeClosed(1, PLACES).forEach(i -> ask("d" + i + ".example", 10 * i));
        ask("newcomer.example", 1_000);
        var full = domains.report("edge-1");

        // When
        ask("newcomer.example", 1_000);
        var next = domains.report("edge-1");

        // Then
        assertThat(full.uncounted()).isEqualTo(1_000);
        assertThat(names(full)).doesNotContain("newcomer.example");
        assertThat(names(next)).startsWith("newcomer.example", "d8.example");
        assertThat(domains.counted()).doesNotContain("d1.example", "d2.example");
    }

    @Test
    void shouldReportARequestedDomainForItsTimeWhateverTheOthersDo() {
        // Given
        IntStream.rangeClosed(1, PLACES).forEach(i -> ask("d" + i + ".example", 10 * i));

        // When
        assertThat(domains.request("asked.example", Duration.ofMinutes(5))).isTrue();
        var first = domains.report("edge-1");
        clock.pass(Duration.ofMinutes(4));
        ask("asked.example", 1);
        var later = domains.report("edge-1");
        clock.pass(Duration.ofMinutes(1));
        ask("d8.example", 10);
        ask("d7.example", 10);
        ask("d6.example", 10);
        var ended = domains.report("edge-1");

        // Then
        assertThat(first.domains())
                .extracting(DomainTotals::domain, DomainTotals::requests)
                .contains(tuple("asked.example", 0L));
        assertThat(later.domains())
                .extracting(DomainTotals::domain, DomainTotals::requests)
                .contains(tuple("asked.example", 1L));
        assertThat(names(ended)).doesNotContain("asked.example");
    }

    @Test
    void shouldIgnoreRequestsAboveTheirNumber() {
        // Given
        IntStream.range(0, CountedDomains.MAX_REQUESTED)
                .forEach(i -> domains.request("d" + i + ".example", Duration.ofMinutes(1)));

        // Then
        assertThat(domains.request("one-more.example", Duration.ofMinutes(1))).isFalse();
        assertThat(domains.request("d0.example", Duration.ofMinutes(2))).isTrue();
        assertThat(domains.report("edge-1").domains()).hasSize(CountedDomains.MAX_REQUESTED);
    }

    @Test
    void shouldTakeFurtherRequestsOnceTheTimeOfEarlierOnesIsOver() {
        // Given: no report since
        IntStream.range(0, CountedDomains.MAX_REQUESTED)
                .forEach(i -> domains.request("d" + i + ".example", Duration.ofMinutes(1)));

        // When
        clock.pass(Duration.ofMinutes(1));
        var accepted = domains.request("one-more.example", Duration.ofMinutes(1));
        var figures = domains.report("edge-1");

        // Then
        assertThat(accepted).isTrue();
        assertThat(names(figures)).startsWith("one-more.example").hasSize(1 + REPORTED);
        assertThat(domains.counted()).contains("one-more.example").hasSizeLessThanOrEqualTo(1 + PLACES);
    }

    @Test
    void shouldForgetDomainsWithoutRequests() {
        // Given
        ask("a.example", 1);

        // When
        IntStream.range(0, 61).forEach(i -> domains.report("edge-1"));

        // Then
        assertThat(domains.counted()).isEmpty();
    }

    private void ask(String domain, int times) {
        for (var i = 0; i < times; i++) {
            domains.loop(i % LOOPS).of(domain).answered(HTTPS_STATIC, 200, true, false, 1, 1);
        }
    }

    private static List<String> names(DomainFigures figures) {
        return figures.domains().stream().map(DomainTotals::domain).toList();
    }
}
