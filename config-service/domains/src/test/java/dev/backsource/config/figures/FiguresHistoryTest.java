package dev.backsource.config.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsource.config.figures.DomainTraffic.GateErrors;
import dev.backsource.config.figures.DomainTraffic.ReportState;
import dev.backsource.policy.event.ClassTotals;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.DomainTotals;
import dev.backsource.policy.protocol.RequestClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresHistoryTest {
    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");
    private static final String DOMAIN = "www.example.com";

    private final Set<String> requested = new HashSet<>();
    private final FiguresHistory history = new FiguresHistory(requested::contains);

    @Test
    void shouldSpreadTheFiguresBetweenTwoReportsOverTheirSteps() {
        // When: 100 requests a second, reported in the middle of steps
        IntStream.rangeClosed(0, 3)
                .forEach(i -> take("a", 5 + 10 * i, totals(500 + 1_000L * i, Map.of("tcp", 5 + 10L * i))));
        var columns = columns(Period.RECENT, 4);

        // Then
        assertThat(columns.edges()).containsExactly(1, 1, 1, 1);
        assertThat(columns.requests()).containsExactly(100.0, 100.0, 100.0, 100.0);
        assertThat(columns.hitRatio()).containsExactly(0.5, 0.5, 0.5, 0.5);
        assertThat(columns.originErrors()).containsExactly(new GateErrors("tcp", List.of(1.0, 1.0, 1.0, 1.0)));
        assertThat(columns.firstByte().p50Ms()).containsOnly(0.25);
        assertThat(columns.whole().p99Ms().get(1)).isCloseTo(0.99, within(0.01));
    }

    @Test
    void shouldSumUpTheEdgesAndShowHowManyReported() {
        // When
        IntStream.rangeClosed(0, 2).forEach(i -> take("a", 10 * i, totals(100L * i, Map.of())));
        IntStream.rangeClosed(0, 1).forEach(i -> take("b", 10 * i, totals(50L * i, Map.of())));
        var columns = columns(Period.RECENT, 3);

        // Then
        assertThat(columns.edges()).containsExactly(2, 1, 0);
        assertThat(columns.requests()).containsExactly(15.0, 10.0, null);
    }

    @Test
    void shouldCountWhatWasBetweenReportsThatWereLost() {
        // When: a minute without reports
        take("a", 0, totals(0, Map.of()));
        take("a", 60, totals(600, Map.of()));

        // Then: nobody knows in which 10 s it was
        assertThat(columns(Period.RECENT, 6).requests()).containsOnlyNulls();
        var day = columns(Period.DAY, 1);
        assertThat(day.edges()).containsExactly(0);
        IntStream.rangeClosed(2, 5).forEach(minute -> take("a", 60 * minute, totals(600L * minute, Map.of())));
        assertThat(columns(Period.DAY, 1).requests()).containsExactly(10.0);
    }

    @Test
    void shouldMakeUpNothingAfterARestartOrAReplay() {
        // When
        take("a", 0, totals(1_000, Map.of()));
        take(
                "a",
                10,
                new DomainTotals(DOMAIN, START.plusSeconds(9), 5, 0, 0, 0, 0, Map.of(), List.of(), List.of(), null));
        take("a", 10, totals(9_000, Map.of()));
        take("a", 5, totals(9_000, Map.of()));

        // Then
        assertThat(columns(Period.RECENT, 2).requests()).containsExactly(null, null);
    }

    @Test
    void shouldCountTheFirstRequestsOfADomain() {
        // When: its counting begins between two reports of the edge, of which the second is lost
        take("a", -400);
        take("a", 0);
        take("a", 20, counted(6, 140));
        take("a", 30, counted(6, 240));

        // Then: there was none before
        assertThat(columns(Period.RECENT, 3).requests()).containsExactly(4.0, 10.0, 10.0);
    }

    @Test
    void shouldShowTheFirstRequestsLateInAStep() {
        // When: two edges have reported all requests before, one of them only for the last 50 s; then there are 100
        // within 10 s at each
        for (var second = 0; second <= 270; second += 30) {
            take("a", second);
            if (second >= 220) {
                take("b", second);
            }
        }
        take("a", 290, counted(280, 100));
        take("b", 290, counted(280, 100));

        // Then
        var day = columns(Period.DAY, 1);
        assertThat(day.edges()).containsExactly(1);
        assertThat(day.requests().get(0)).isCloseTo(200 / 340.0, within(0.001));
    }

    @Test
    void shouldNotShowAStepOfWhichAnEdgeLeftOutDomains() {
        // When
        history.take(new DomainFigures("a", START, 1, 0, List.of()), START);
        take("a", 10, counted(6, 40));

        // Then
        assertThat(columns(Period.RECENT, 1).requests()).containsExactly((Double) null);
    }

    @Test
    void shouldCountTheFirstRequestsAtAnEdgeThatWasNeverHeard() {
        // When
        take("a", 10, counted(0, 100));
        take("b", 10, counted(-240, 2_500));
        take("c", 10, counted(-3_000, 9_999));

        // Then: nobody knows when the requests of c were
        assertThat(columns(Period.RECENT, 1).requests()).containsExactly(10.0);
        assertThat(requests(hour(START.minusSeconds(600), 10, "a", "b"))).isEqualTo(2_600);
    }

    @Test
    void shouldCountADomainThatTheEdgeCountsAnewFromZero() {
        // When: the edge is started again, or has given its place away meanwhile
        take("a", 0, counted(-1, 1_000));
        take("a", 10, counted(-1, 1_100));
        take("a", 20, counted(11, 90));
        take("a", 30, counted(21, 90));

        // Then
        assertThat(columns(Period.RECENT, 3).requests()).containsExactly(10.0, 10.0, 10.0);
    }

    @Test
    void shouldCountNoFirstTotalsOfWhichAnEarlierReportMayHaveHadAPart() {
        // When: b's clock is far behind, so that its totals are forgotten at once, and a has reported after the
        // counting began
        var behind = Duration.ofMinutes(6);
        for (var second = 0; second <= 40; second += 10) {
            var at = START.plusSeconds(second);
            history.take(new DomainFigures("b", at.minus(behind), 0, 0, List.of(counted(-361, 100L + second))), at);
        }
        take("a", 10);
        take("a", 20, counted(9, 100));
        take("a", 30, counted(21, 100));
        history.take(new DomainFigures("a", START.plusSeconds(5), 0, 0, List.of()), START.plusSeconds(31));
        history.take(new DomainFigures("a", START.minusSeconds(100), 0, 0, List.of()), START.plusSeconds(32));
        take("a", 33, counted(6, 100));

        // Then: of a only the counting between 20 and 30, of b only the first totals of an edge never heard
        assertThat(requests(hour(Instant.MIN, 40, "a"))).isEqualTo(200);
    }

    @Test
    void shouldTellTheRequestsOfTheLastHourByClass() {
        // When: 10 requests a second for 75 minutes at two edges, one of which began a quarter of an hour ago
        for (var minute = -75; minute <= 0; minute++) {
            take("a", 60 * minute, counted(-4_500, 10L * (4_500 + 60 * minute)));
            if (minute >= -15) {
                take("b", 60 * minute, counted(-900, 900 + 60L * minute));
            }
        }
        var hour = hour(Instant.MIN, 0, "a", "b", "c");

        // Then: b is known since its first report, and of c nothing
        assertThat(hour.classes())
                .containsExactly(
                        new LastHour.OfClass(RequestClass.HTTPS_STATIC, 18_450, 13_837),
                        new LastHour.OfClass(RequestClass.HTTP_DYNAMIC, 18_450, 0));
        assertThat(hour)
                .extracting(LastHour::edges, LastHour::known, LastHour::partlyKnown)
                .containsExactly(3, 1, 1);
    }

    @Test
    void shouldKnowThatADomainHadNoRequests() {
        // When: complete reports without it for an hour, and one that leaves out domains
        for (var minute = -60; minute <= 0; minute++) {
            take("a", 60 * minute);
        }
        history.take(new DomainFigures("b", START, 1, 0, List.of()), START);
        var hour = hour(Instant.MIN, 0, "a", "b");
        var sinceTransfer = hour(START.minusSeconds(700), 0, "a");

        // Then
        assertThat(hour).isEqualTo(new LastHour(List.of(), 2, 1, 0));
        assertThat(sinceTransfer).isEqualTo(new LastHour(List.of(), 1, 0, 1));
    }

    @Test
    void shouldKnowNothingByClassFromAnEdgeOfAnEarlierVersion() {
        // When
        IntStream.rangeClosed(0, 3).forEach(i -> take("a", 10 * i, totals(100L * i, Map.of())));
        var hour = hour(Instant.MIN, 30, "a");

        // Then
        assertThat(hour.isKnown()).isFalse();
        assertThat(hour.classes()).isEmpty();
    }

    @Test
    void shouldNotKnowTheHourBeforeTheUpgradeOfAnEdge() {
        // Given: an hour of reports without classes
        for (var minute = -60; minute <= 0; minute++) {
            take("a", 60 * minute, totals(6_000L + 100 * minute, Map.of()));
        }

        // When: it is started again with classes
        take("a", 60, counted(30, 40));
        take("a", 120, counted(30, 60));
        var first = hour(Instant.MIN, 120, "a");
        IntStream.rangeClosed(3, 61).forEach(minute -> take("a", 60 * minute, counted(30, 60)));

        // Then: its requests between 0 and 30 are not known
        assertThat(requests(first)).isEqualTo(60);
        assertThat(first).extracting(LastHour::known, LastHour::partlyKnown).containsExactly(0, 1);
        assertThat(hour(Instant.MIN, 3_600, "a").known()).isZero();
        assertThat(hour(Instant.MIN, 3_660, "a").known()).isOne();
    }

    @Test
    void shouldNotKnowTheHourAroundAReportWithoutClasses() {
        // When: the classes of one report can't be read
        for (var minute = -61; minute <= 0; minute++) {
            var totals = counted(-4_000, 4_000 + 60L * minute);
            take("a", 60 * minute, minute == -30 ? withoutClasses(totals) : totals);
        }

        // Then
        assertThat(hour(Instant.MIN, 0, "a"))
                .extracting(LastHour::known, LastHour::partlyKnown)
                .containsExactly(0, 1);
    }

    @Test
    void shouldNotKnowThatADomainHadNoRequestsAtAnEdgeOfAnEarlierVersion() {
        // When: the domain loses its place
        take("a", -3_600, totals(1_000, Map.of()));
        for (var minute = -59; minute <= 0; minute++) {
            take("a", 60 * minute, totals("other.example", 6_000L + 100 * minute));
        }

        // Then
        assertThat(history.reports("a", DOMAIN)).isFalse();
        assertThat(hour(Instant.MIN, 0, "a").isKnown()).isFalse();
    }

    @Test
    void shouldNotKnowTheRequestsBeforeAnEdgesRestart() {
        // Given
        for (var minute = -60; minute < 0; minute++) {
            take("a", 60 * minute, counted(-4_000, 4_000 + 60L * minute));
        }
        assertThat(hour(Instant.MIN, -60, "a").partlyKnown()).isOne();

        // When: the last requests before it are in no report, and none come after it
        take("a", -10);
        take("a", 0);

        // Then
        var started = Map.of("a", START.minusSeconds(20));
        var hour = history.lastHour(DOMAIN, started, Instant.MIN, START);
        assertThat(hour).extracting(LastHour::known, LastHour::partlyKnown).containsExactly(0, 1);
        assertThat(hour(Instant.MIN, 0, "a").known()).isOne();
    }

    @Test
    void shouldNotKnowAPartOfNothing() {
        // When: the domain is in a report for the first time, with totals of the time before
        history.take(new DomainFigures("a", START, 1, 0, List.of()), START);
        history.take(
                new DomainFigures("a", START.plusSeconds(10), 1, 0, List.of(counted(-9_000, 1_000_000))),
                START.plusSeconds(10));
        take("b", 10);
        var first = hour(Instant.MIN, 15, "a", "b");
        var transferred = hour(START.plusSeconds(5), 15, "a", "b");
        history.take(
                new DomainFigures("a", START.plusSeconds(20), 1, 0, List.of(counted(-9_000, 1_000_100))),
                START.plusSeconds(20));

        // Then
        assertThat(first.isKnown()).isFalse();
        assertThat(transferred.isKnown()).isFalse();
        assertThat(hour(Instant.MIN, 25, "a", "b").partlyKnown()).isOne();
    }

    @Test
    void shouldLeaveOutTheRequestsBeforeTheDomainCameToTheTeam() {
        // When
        for (var minute = -30; minute <= 0; minute++) {
            take("a", 60 * minute, counted(-1_800, 1_800 + 60L * minute));
        }
        var hour = hour(START.minusSeconds(700), 0, "a");

        // Then: from the next step on
        assertThat(requests(hour)).isEqualTo(600);
        assertThat(hour.known()).isZero();
    }

    @Test
    void shouldGiveThePlacesOfTheQuietestToBusyNewcomers() {
        // Given
        for (var time = 0L; time <= 10; time += 10) {
            for (var first = 0; first < FiguresHistory.MAX_DOMAINS; first += 100) {
                var now = time;
                var some = IntStream.range(first, first + 100)
                        .mapToObj(i -> totals("d" + i + ".example", i * now))
                        .toArray(DomainTotals[]::new);
                take("a" + first, (int) now, some);
            }
        }
        requested.add("asked.example");

        // When
        for (var time = 20; time <= 50; time += 10) {
            take("b", time, totals("newcomer.example", 100L * time), totals("asked.example", 0));
        }

        // Then
        assertThat(history.columns("newcomer.example", Period.RECENT, step(30), 1)
                        .requests())
                .containsExactly(100.0);
        assertThat(history.columns("asked.example", Period.RECENT, step(30), 1).requests())
                .containsExactly(0.0);
        assertThat(history.columns("d499.example", Period.RECENT, step(0), 1).requests())
                .containsExactly(499.0);
        assertThat(history.columns("d1.example", Period.RECENT, step(0), 1).requests())
                .containsExactly((Double) null);
    }

    @Test
    void shouldTellWhetherAnEdgeReportsADomain() {
        // When
        take("a", 0, totals(1, Map.of()));
        history.take(new DomainFigures("b", START, 3, 0, List.of()), START);
        history.take(new DomainFigures("c", START, 0, 7, List.of()), START);
        var first = history.edge("c");
        history.take(new DomainFigures("c", START.plusSeconds(10), 0, 8, List.of()), START.plusSeconds(10));

        // Then
        assertThat(history.reports("a", DOMAIN)).isTrue();
        assertThat(history.reports("b", DOMAIN)).isFalse();
        assertThat(history.edge("a").leavesOut()).isFalse();
        assertThat(history.edge("b").leavesOut()).isTrue();
        assertThat(first.leavesOut()).isTrue();
        assertThat(history.edge("c").leavesOut()).isTrue();
        assertThat(history.edge("d")).isNull();
    }

    @Test
    void shouldTellThatAnEdgeLeavesOutDomainsAfterItsRestart() {
        // When
        history.take(new DomainFigures("a", START, 0, 7, List.of()), START);
        history.take(new DomainFigures("a", START.plusSeconds(10), 0, 7, List.of()), START.plusSeconds(10));
        var same = history.edge("a");
        history.take(new DomainFigures("a", START.plusSeconds(20), 0, 2, List.of()), START.plusSeconds(20));

        // Then
        assertThat(same.leavesOut()).isFalse();
        assertThat(history.edge("a").leavesOut()).isTrue();
    }

    @Test
    void shouldNotKnowOfRequestsWhereItKeepsNotAllOfAReport() {
        // Given: all places are taken, by domains that are all requested
        var all = IntStream.range(0, FiguresHistory.MAX_DOMAINS)
                .mapToObj(i -> "d" + i + ".example")
                .toList();
        requested.addAll(all);
        for (var first = 0; first < FiguresHistory.MAX_DOMAINS; first += 100) {
            take(
                    "a" + first,
                    0,
                    all.subList(first, first + 100).stream()
                            .map(name -> totals(name, 1))
                            .toArray(DomainTotals[]::new));
        }

        // When
        take("b", 1, totals("d0.example", 1), totals(DOMAIN, 1));

        // Then
        assertThat(state("b", DOMAIN)).isEqualTo(ReportState.UNKNOWN);
        assertThat(state("b", "d0.example")).isEqualTo(ReportState.REPORTED);
        assertThat(state("a0", "d200.example")).isEqualTo(ReportState.NO_REQUESTS);
    }

    @Test
    void shouldNotKnowOfRequestsOfADomainThatLostItsPlace() {
        // Given
        take("b", 0, totals(DOMAIN, 1));

        // When: the quietest quarter goes
        for (var first = 0; first < FiguresHistory.MAX_DOMAINS; first += 100) {
            var some = IntStream.range(first, first + 100)
                    .mapToObj(i -> "d" + i + ".example")
                    .toList();
            requested.addAll(some);
            take(
                    "a" + first,
                    10 + first / 100,
                    some.stream().map(name -> totals(name, 1)).toArray(DomainTotals[]::new));
        }
        take("a0", 25);

        // Then
        assertThat(state("b", DOMAIN)).isEqualTo(ReportState.UNKNOWN);
    }

    @Test
    void shouldNotKnowOfRequestsAtAnEdgeWhoseClockIsFarBehind() {
        // When
        var behind = START.minus(Duration.ofMinutes(6));
        history.take(new DomainFigures("a", behind, 0, 0, List.of(totals(1, Map.of()))), START);

        // Then
        assertThat(state("a", DOMAIN)).isEqualTo(ReportState.UNKNOWN);
    }

    @Test
    void shouldCountNothingTwiceAfterAReplayOfAnOldReport() {
        // When: a report from two minutes ago comes again
        IntStream.rangeClosed(0, 30).forEach(i -> take("a", 10 * i, totals(100L * i, Map.of())));
        var old = new DomainFigures("a", START.plusSeconds(180), 0, 0, List.of(totals(1_800, Map.of())));
        history.take(old, START.plusSeconds(301));
        take("a", 310, totals(3_100, Map.of()));

        // Then
        assertThat(history.columns(DOMAIN, Period.RECENT, step(300), 1).requests())
                .containsExactly(10.0);
        assertThat(columns(Period.DAY, 1).requests()).containsExactly(10.0);
    }

    @Test
    void shouldKeepQuantilesOfSealedSteps() {
        // When
        IntStream.rangeClosed(0, 80).forEach(i -> take("a", 10 * i, totals(100L * i, Map.of())));

        // Then
        assertThat(columns(Period.RECENT, 1).firstByte().p50Ms()).isEqualTo(Arrays.asList(0.25));
    }

    private ReportState state(String edge, String domain) {
        return DomainTraffics.state(history, history.edge(edge), edge, domain, START);
    }

    private FigureColumns columns(Period period, int count) {
        var first = Math.floorDiv(START.toEpochMilli(), period.step.toMillis());
        return history.columns(DOMAIN, period, first, count);
    }

    /** Of edges that were started long ago. */
    private LastHour hour(Instant since, int second, String... edges) {
        return history.lastHour(
                DOMAIN,
                Arrays.stream(edges).collect(Collectors.toMap(edge -> edge, edge -> Instant.EPOCH)),
                since,
                START.plusSeconds(second));
    }

    private static long step(int second) {
        return Math.floorDiv(START.plusSeconds(second).toEpochMilli(), Period.RECENT.step.toMillis());
    }

    private void take(String edge, int second, DomainTotals... totals) {
        var at = START.plus(Duration.ofSeconds(second));
        history.take(new DomainFigures(edge, at, 0, 0, List.of(totals)), at);
    }

    private static DomainTotals totals(String domain, long requests) {
        return new DomainTotals(domain, START, requests, 0, 0, 0, 0, Map.of(), List.of(), List.of(), null);
    }

    private static long requests(LastHour hour) {
        return hour.classes().stream().mapToLong(LastHour.OfClass::requests).sum();
    }

    /** Counted since a second; half of the requests are of HTTPS clients for static content, three quarters of which are hits. */
    private static DomainTotals counted(int since, long requests) {
        return new DomainTotals(
                DOMAIN,
                START.plusSeconds(since),
                requests,
                0,
                0,
                0,
                0,
                Map.of(),
                List.of(),
                List.of(),
                new ClassTotals(
                        Map.of("https-static", requests / 2, "http-dynamic", requests / 2),
                        Map.of("https-static", 3 * requests / 8)));
    }

    private static DomainTotals withoutClasses(DomainTotals of) {
        return new DomainTotals(
                of.domain(), of.since(), of.requests(), 0, 0, 0, 0, Map.of(), List.of(), List.of(), null);
    }

    /** Half of the requests are hits, and all take up to half a millisecond to the first byte and up to one to the end. */
    private static DomainTotals totals(long requests, Map<String, Long> errors) {
        return new DomainTotals(
                DOMAIN,
                START,
                requests,
                requests / 2,
                requests / 2,
                0,
                0,
                errors,
                List.of(requests),
                List.of(0L, requests),
                null);
    }
}
