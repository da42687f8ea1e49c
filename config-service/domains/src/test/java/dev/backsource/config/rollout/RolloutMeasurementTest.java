package dev.backsource.config.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.events.PublishedChange;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.testing.config.SampleReports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutMeasurementTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant EDGES_STARTED = START.minusSeconds(3_600);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int PARTITION = 3;
    private static final String DOMAIN = "www.example.com";

    /** The states of edges that aren't as committed, by edge. */
    private final Map<String, RolloutState> exceptions = new HashMap<>();

    private final RolloutMeasurement measurement = new RolloutMeasurement(
            new RolloutMeasurement.Judge() {
                @Override
                public boolean isWholeHeld(int partition, EdgeStatus report) {
                    return !exceptions.containsKey(report.edge());
                }

                @Override
                public RolloutState state(PublishedChange change, EdgeReport report, Instant now) {
                    return exceptions.getOrDefault(report.status().edge(), RolloutState.APPLIED);
                }
            },
            SILENCE);
    private final Map<String, EdgeReport> latest = new HashMap<>();

    /** Two edges at offset 99, which this instance has listened to for longer than they may be silent. */
    @BeforeEach
    void listen() {
        for (var second = -12; second <= -1; second++) {
            hear("a", 99, second * 1_000);
            hear("b", 99, second * 1_000);
        }
        tick(-1_000);
        read(100, -1_000);
    }

    @Test
    void shouldMeasureFromTheCommitToTheReportOfTheLastEdge() {
        // Given
        publish(12, 100, 0);
        hear("a", 100, 150);
        var soon = ends();

        // When
        hear("b", 100, 412);
        hear("a", 100, 1_150);

        // Then
        assertThat(soon).isEmpty();
        assertThat(ends()).containsExactly("12 at 2 of 2 after 412 ms");
        assertThat(measurement.pending()).isZero();
    }

    @Test
    void shouldMeasureAChangeThatIsReadAfterTheReports() {
        // Given
        hear("a", 100, 150);
        hear("b", 100, 412);

        // When
        publish(12, 100, 0);

        // Then
        assertThat(ends()).containsExactly("12 at 2 of 2 after 412 ms");
    }

    /** The comparison with the database is later than the reports; they are still the time. */
    @Test
    void shouldTakeTheTimeOfTheFirstReportOfAStateThatIsConfirmedLater() {
        // Given
        exceptions.put("b", RolloutState.UNKNOWN);
        publish(12, 100, 0);
        hear("a", 100, 150);
        hear("b", 100, 412);
        hear("b", 100, 1_412);
        var unconfirmed = ends();

        // When
        exceptions.clear();
        measurement.advanced(at(1_500));

        // Then
        assertThat(unconfirmed).isEmpty();
        assertThat(ends()).containsExactly("12 at 2 of 2 after 412 ms");
    }

    /** Arrived after 500 ms, by the clock of this service. */
    @ParameterizedTest(name = "reported {0} ms after the change by the edge''s clock: {1} ms")
    @CsvSource({"480, 480", "-3000, 0", "90000, 500"})
    void shouldNotTrustAnEdgesClockBeyondCommitAndArrival(long byTheEdge, long expected) {
        // Given
        publish(12, 100, 0);
        hear("a", 100, 0);

        // When
        hear("b", 100, byTheEdge, 500, EDGES_STARTED);

        // Then
        assertThat(ends()).containsExactly("12 at 2 of 2 after " + expected + " ms");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"APPLIED", "UNREACHABLE"})
    void shouldNotCountAnEdgeThatHasProcessedARevisionAndNotAppliedIt(RolloutState state) {
        // Given
        exceptions.put("b", state);
        publish(12, 100, 0);
        hear("a", 100, 150);

        // When
        hear("b", 100, 412);
        tick(1_000);
        measurement.advanced(at(1_000));

        // Then
        assertThat(ends()).isEmpty();
        assertThat(measurement.pending()).isEqualTo(1);
    }

    /** An edge whose partition isn't as committed in other domains is judged by this one. */
    @Test
    void shouldCountAnEdgeThatDiffersInOtherDomains() {
        // Given
        exceptions.put("b", RolloutState.APPLIED);
        publish(12, 100, 0);
        hear("a", 100, 150);

        // When
        hear("b", 100, 412);

        // Then
        assertThat(ends()).containsExactly("12 at 2 of 2 after 412 ms");
    }

    @Test
    void shouldTellThatARevisionIsReplacedOnceAnEdgeHasTheNextBeforeAllHadIt() {
        // Given
        publish(12, 100, 0);
        hear("a", 100, 150);
        publish(13, 101, 200);
        var pending = ends();

        // When
        hear("a", 101, 250);
        var replaced = ends();
        hear("b", 101, 700);

        // Then
        assertThat(pending).isEmpty();
        assertThat(replaced).containsExactly("12 replaced by 13");
        assertThat(ends()).containsExactly("13 at 2 of 2 after 500 ms");
    }

    @Test
    void shouldTellThatARevisionIsReplacedThatAnEdgeSkipsOverInItsReports() {
        // Given
        publish(12, 100, 0);
        publish(13, 101, 1);
        publish(14, 102, 2);

        // When
        hear("a", 102, 60);
        hear("b", 102, 70);

        // Then
        assertThat(ends()).containsExactly("12 replaced by 13", "13 replaced by 14", "14 at 2 of 2 after 68 ms");
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "DIVERGED"})
    void shouldTellThatARevisionIsReplacedThatAnEdgeDidNotApply(RolloutState state) {
        // Given
        exceptions.put("b", state);
        publish(12, 100, 0);
        hear("a", 100, 150);
        hear("b", 100, 412);
        publish(13, 101, 1_000);

        // When
        hear("a", 101, 1_100);

        // Then
        assertThat(ends()).containsExactly("12 replaced by 13");
    }

    /** Every edge may have had it, and nobody can find out any more. */
    @Test
    void shouldSayNothingOfARevisionWhoseStateIsUnknownWhenTheNextComes() {
        // Given
        exceptions.put("b", RolloutState.UNKNOWN);
        publish(12, 100, 0);
        hear("a", 100, 150);
        hear("b", 100, 412);
        publish(13, 101, 1_000);

        // When
        hear("a", 101, 1_100);
        exceptions.clear();
        measurement.advanced(at(1_200));

        // Then
        assertThat(ends()).isEmpty();
        assertThat(measurement.pending()).isEqualTo(1);
    }

    /** Edge a has read a change that this instance hasn't: it may be the domain's next. */
    @Test
    void shouldWaitForTheChangesThatAnEdgeHasReadBefore() {
        // Given
        publish(12, 100, 0);
        hear("a", 101, 150);
        hear("b", 100, 412);
        var unread = ends();

        // When: it is another domain's
        measurement.published(change("other.example", 1, 101, 100), at(500));
        read(102, 500);

        // Then
        assertThat(unread).isEmpty();
        assertThat(ends()).containsExactly("12 at 2 of 2 after 412 ms");
    }

    @Test
    void shouldSayNothingOfARevisionWhoseSuccessorWasReadTooLate() {
        // Given
        publish(12, 100, 0);
        hear("a", 101, 150);
        hear("b", 100, 412);

        // When
        publish(13, 101, 100);

        // Then
        assertThat(ends()).isEmpty();
    }

    @Test
    void shouldCountEdgesOutOfReachApart() {
        // Given
        hear("c", 99, -30_000, -500, EDGES_STARTED);
        hear("a", 99, 0);
        tick(0);
        publish(12, 100, 0);
        hear("a", 100, 150);

        // When
        hear("b", 100, 412);

        // Then
        assertThat(ends()).containsExactly("12 at 2 of 3 after 412 ms");
    }

    @Test
    void shouldGoOnWithoutAnEdgeThatFallsSilent() {
        // Given
        publish(12, 100, 0);
        hear("a", 100, 150);
        IntStream.rangeClosed(1, 9).forEach(second -> hear("a", 100, second * 1_000));
        tick(9_000);
        var waiting = ends();

        // When
        hear("a", 100, 10_000);
        tick(10_000);

        // Then: it had it before
        assertThat(waiting).isEmpty();
        assertThat(ends()).containsExactly("12 at 1 of 2 after 150 ms");
    }

    /** After an outage of Kafka the first edge to report isn't the only one. */
    @Test
    void shouldNotTakeEdgesForSilentBeforeItHasListenedForLongEnough() {
        // Given
        publish(12, 100, 60_000);
        hear("a", 100, 60_150);
        tick(60_200);
        var outage = ends();

        // When
        hear("b", 100, 60_412);

        // Then
        assertThat(outage).isEmpty();
        assertThat(ends()).containsExactly("12 at 2 of 2 after 412 ms");
    }

    @Test
    void shouldGoOnWithoutAnEdgeThatIsRemoved() {
        // Given
        publish(12, 100, 0);
        hear("a", 100, 150);

        // When
        latest.remove("b");
        tick(1_000);

        // Then
        assertThat(ends()).containsExactly("12 at 1 of 1 after 150 ms");
    }

    /** It may have processed the change without applying it, before its restart. */
    @Test
    void shouldTimeAnEdgeThatHasRestartedByItsReportsSinceThen() {
        // Given
        exceptions.put("b", RolloutState.REJECTED);
        publish(12, 100, 0);
        hear("a", 100, 150);
        hear("b", 100, 412);

        // When
        exceptions.clear();
        hear("b", 100, 5_000, 5_000, START.plusSeconds(4));

        // Then
        assertThat(ends()).containsExactly("12 at 2 of 2 after 5000 ms");
    }

    @Test
    void shouldMeasureNothingBeforeAllEdgesAreKnown() {
        // Given
        var young = new RolloutMeasurement(
                new RolloutMeasurement.Judge() {
                    @Override
                    public boolean isWholeHeld(int partition, EdgeStatus report) {
                        return true;
                    }

                    @Override
                    public RolloutState state(PublishedChange change, EdgeReport report, Instant now) {
                        return RolloutState.APPLIED;
                    }
                },
                SILENCE);
        young.published(change(DOMAIN, 12, 100, 0), at(0));
        young.read(Map.of(PARTITION, 101L), at(0));
        young.heard(report("a", 100, 150, 150, EDGES_STARTED), at(150));
        var unknown = young.takeMeasured();

        // When
        young.all(List.of(report("a", 100, 150, 150, EDGES_STARTED)), at(200));

        // Then
        assertThat(unknown).isEmpty();
        assertThat(young.takeMeasured()).hasSize(1);
    }

    @Test
    void shouldMeasureNothingWhileNoEdgeIsInReach() {
        // Given
        latest.clear();
        tick(0);

        // When
        publish(12, 100, 0);
        tick(20_000);

        // Then
        assertThat(ends()).isEmpty();
    }

    @Test
    void shouldForgetPendingRevisionsWhenTheReadingBeginsAnew() {
        // Given
        publish(12, 100, 0);

        // When
        measurement.begins();
        read(101, 10);
        hear("a", 100, 150);
        hear("b", 100, 150);

        // Then
        assertThat(ends()).isEmpty();
        assertThat(measurement.pending()).isZero();
    }

    @Test
    void shouldGiveUpTheOldestBeyondItsLimit() {
        // Given
        var most = RolloutMeasurement.MAX_PENDING;
        IntStream.rangeClosed(0, most)
                .forEach(i -> measurement.published(change("d" + i + ".example", 1, 100 + i, 0), at(0)));
        read(101 + most, 0);
        var pending = measurement.pending();

        // When
        hear("a", 100 + most, 150);
        hear("b", 100 + most, 150);

        // Then
        assertThat(pending).isEqualTo(most);
        assertThat(measurement.takeMeasured())
                .hasSize(most)
                .noneMatch(end -> end.change().domain().equals("d0.example"));
    }

    /** Against the definition: all edges, by their latest reports, have the revision and not yet the next one. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void shouldAgreeWithTheDefinitionInAnyOrderOfReports(int count) {
        for (var seed = 0; seed < 300; seed++) {
            // Given
            var random = new Random(seed);
            var names = IntStream.range(0, count).mapToObj(i -> "e" + i).toList();
            var applied = names.stream().collect(Collectors.toMap(name -> name, name -> 99L));
            latest.clear();
            measurement.begins();
            names.forEach(name -> hear(name, 99, 0));
            tick(0);
            var revisions = 5;
            IntStream.range(0, revisions)
                    .forEach(i -> measurement.published(change(DOMAIN, 12 + i, 100 + i, 0), at(0)));
            read(100 + revisions, 0);
            measurement.takeMeasured();
            var expected = new ArrayList<String>();
            var ended = 0;

            // When
            for (var time = 1; ended < revisions; time++) {
                var name = names.get(random.nextInt(count));
                var next = Math.min(99 + revisions, applied.get(name) + 1 + random.nextInt(2));
                var most = applied.values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow();
                applied.put(name, next);
                for (var overtaken = Math.max(99 + ended, most); overtaken < next; overtaken++) {
                    if (overtaken - 100 >= ended) {
                        expected.add(12 + ended + " replaced by " + (13 + ended));
                        ended++;
                    }
                }
                hear(name, next, time);
                var least = applied.values().stream()
                        .mapToLong(Long::longValue)
                        .min()
                        .orElseThrow();
                if (least
                                == applied.values().stream()
                                        .mapToLong(Long::longValue)
                                        .max()
                                        .orElseThrow()
                        && least - 100 >= ended) {
                    expected.add("%d at %d of %d after %d ms".formatted(12 + ended, count, count, time));
                    ended++;
                }
            }

            // Then
            assertThat(ends()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private List<String> ends() {
        return measurement.takeMeasured().stream()
                .map(RolloutMeasurementTest::text)
                .toList();
    }

    private static String text(MeasuredRollout end) {
        var revision = end.change().revision();
        var appliedAt = end.appliedAt();
        return appliedAt == null
                ? revision + " replaced by " + end.replacedBy()
                : revision + " at " + end.edges() + " of " + (end.edges() + end.unreachable()) + " after "
                        + Duration.between(end.change().committedAt(), appliedAt)
                                .toMillis() + " ms";
    }

    private void publish(long revision, long offset, long atMs) {
        measurement.published(change(DOMAIN, revision, offset, atMs), at(atMs));
        read(offset + 1, atMs);
    }

    private void read(long next, long atMs) {
        measurement.read(Map.of(PARTITION, next), at(atMs));
    }

    private void hear(String edge, long applied, long atMs) {
        hear(edge, applied, atMs, atMs, EDGES_STARTED);
    }

    private void hear(String edge, long applied, long reportedMs, long receivedMs, Instant startedAt) {
        var report = report(edge, applied, reportedMs, receivedMs, startedAt);
        latest.put(edge, report);
        measurement.heard(report, at(receivedMs));
    }

    private void tick(long atMs) {
        measurement.all(List.copyOf(latest.values()), at(atMs));
    }

    private static EdgeReport report(String edge, long applied, long reportedMs, long receivedMs, Instant startedAt) {
        return EdgeReport.of(
                SampleReports.ofChanges(edge, startedAt, at(reportedMs), Map.of(PARTITION, applied), List.of()),
                at(receivedMs));
    }

    private static PublishedChange change(String domain, long revision, long offset, long atMs) {
        return new PublishedChange(domain, revision, 0, false, PARTITION, offset, at(atMs));
    }

    private static Instant at(long ms) {
        return START.plusMillis(ms);
    }
}
