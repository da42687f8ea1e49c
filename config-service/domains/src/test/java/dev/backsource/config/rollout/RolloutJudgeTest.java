package dev.backsource.config.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.outbox.Position;
import dev.backsource.config.reconciliation.ledger.StateMatch;
import dev.backsource.config.reconciliation.ledger.StateMatch.AsCommitted;
import dev.backsource.config.reconciliation.ledger.StateMatch.Otherwise;
import dev.backsource.config.reconciliation.ledger.StateMatch.Unknown;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.testing.config.SampleReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutJudgeTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private final RolloutJudge judge = new RolloutJudge(SILENCE);

    /** The revision is at offset 7 of partition 3. */
    @ParameterizedTest(name = "applied {0}, rejected {1}, {2} s old: {3}")
    @CsvSource({
        "6,, 0, PENDING",
        "7,, 0, APPLIED",
        "8,, 0, APPLIED",
        "8, 7, 0, REJECTED",
        "8, 6, 0, APPLIED",
        "6,, 10, PENDING",
        "6,, 11, UNREACHABLE",
        "7,, 11, UNREACHABLE",
        "8, 7, 11, UNREACHABLE",
    })
    void shouldJudgeByAppliedOffsetRejectionAndAge(
            long applied, @Nullable Long rejected, long age, RolloutState expected) {
        // Given
        List<Rejection> rejections =
                rejected == null ? List.of() : List.of(new Rejection(3, rejected, "k", "why", NOW));

        // When
        var rollout = judgeRevision(
                new Position(3, 7), report(Map.of(3, applied), age, rejections), status -> new AsCommitted());

        // Then
        assertThat(rollout.state()).isEqualTo(expected);
        assertThat(rollout.reason()).isEqualTo(expected == RolloutState.REJECTED ? "why" : null);
    }

    @Test
    void shouldWaitForAnEdgeThatHasReadNothingOfThePartition() {
        assertThat(judgeRevision(new Position(3, 0), report(Map.of(4, 9L), 0, List.of()), RolloutJudgeTest::unasked)
                        .state())
                .isEqualTo(RolloutState.PENDING);
    }

    @Test
    void shouldWaitForARevisionThatIsNotPublishedYet() {
        assertThat(judgeRevision(null, report(Map.of(3, 9L), 0, List.of()), RolloutJudgeTest::unasked)
                        .state())
                .isEqualTo(RolloutState.PENDING);
    }

    /** Kafka has lost the record at offset 7; an earlier one of the same revision is left, and the last record is at offset 5. */
    @ParameterizedTest(name = "applied {0}, rejected {1}: {2}")
    @CsvSource({"4,, PENDING", "5,, APPLIED", "6, 5, APPLIED", "6, 7, REJECTED"})
    void shouldJudgeByTheLastRecordThatIsLeft(long applied, @Nullable Long rejected, RolloutState expected) {
        // Given
        List<Rejection> rejections =
                rejected == null ? List.of() : List.of(new Rejection(3, rejected, "k", "why", NOW));

        // When
        var rollout = judge.judgeRevision(
                new Position(3, 7),
                new Position(3, 5),
                report(Map.of(3, applied), 0, rejections),
                status -> new AsCommitted(),
                NOW);

        // Then
        assertThat(rollout.state()).isEqualTo(expected);
    }

    /** The purge is at offset 7 of partition 3. */
    @ParameterizedTest(name = "purged {0}, started at {1}, rejected {2}, {3} s old: {4}")
    @CsvSource({
        "7,,, 0, APPLIED",
        "8, 2,, 0, APPLIED",
        "6,,, 0, PENDING",
        "6, 2,, 0, PENDING",
        ", 7,, 0, PENDING",
        ", 8,, 0, APPLIED",
        ",,, 0, PENDING",
        ",,, 11, UNREACHABLE",
        "6, 2,, 11, UNREACHABLE",
        "7,,, 11, UNREACHABLE",
        "7, 2, 7, 0, REJECTED",
        "9, 2, 7, 0, REJECTED",
        "9, 2, 6, 0, APPLIED",
        "9, 2, 7, 11, UNREACHABLE",
    })
    void shouldJudgeAPurgeByWhereTheEdgeIsWhereItStartedAndWhatItRejected(
            @Nullable Long purged, @Nullable Long started, @Nullable Long rejected, long age, RolloutState expected) {
        // Given: what an edge has applied of the policy changes says nothing
        var report = new EdgeStatus(
                "a",
                NOW,
                NOW.minusSeconds(age),
                true,
                1,
                Map.of(3, 99L),
                1,
                List.of(new Rejection(3, 7, "k", "why", NOW)),
                purged == null ? Map.of(4, 99L) : Map.of(3, purged),
                started == null ? Map.of(4, 99L) : Map.of(3, started),
                rejected == null ? List.of() : List.of(new Rejection(3, rejected, "k", "unreadable", NOW)),
                null);

        // When
        var rollout = judgePurge(new Position(3, 7), EdgeReport.of(report, NOW), NOW);

        // Then
        assertThat(rollout.state()).isEqualTo(expected);
        assertThat(rollout.reason()).isEqualTo(expected == RolloutState.REJECTED ? "unreadable" : null);
        assertThat(judgePurge(null, EdgeReport.of(report, NOW), NOW.minusSeconds(age))
                        .state())
                .isEqualTo(RolloutState.PENDING);
    }

    /** The purge was published at offset 5 of partition 3 and, since nobody had taken note of that, once more at offset 7. */
    @ParameterizedTest(name = "purged {0}, started at {1}, rejected {2} and {3}: {4}")
    @CsvSource({
        "4, 2,,, PENDING",
        "5, 2,,, APPLIED",
        "6, 2,,, APPLIED",
        "7, 2,,, APPLIED",
        ", 6,,, APPLIED",
        ", 5,,, PENDING",
        "5, 2, 5,, REJECTED",
        "7, 2, 5,, APPLIED",
        "7, 2, 7,, APPLIED",
        "7, 2, 5, 7, REJECTED",
    })
    void shouldJudgeAPurgeByWhicheverRecordTheEdgeCarriedOut(
            @Nullable Long purged,
            long started,
            @Nullable Long rejected,
            @Nullable Long rejectedToo,
            RolloutState expected) {
        // Given
        var rejections = Stream.of(rejected, rejectedToo)
                .filter(Objects::nonNull)
                .map(offset -> new Rejection(3, offset, "k", "unreadable", NOW))
                .toList();
        var report = SampleReports.ofPurges(
                "a", NOW, purged == null ? Map.of() : Map.of(3, purged), Map.of(3, started), rejections);

        // When
        var rollout = judge.judgePurge(new Position(3, 7), new Position(3, 5), EdgeReport.of(report, NOW), NOW);

        // Then
        assertThat(rollout.state()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "APPLIED, APPLIED, true",
        "APPLIED, UNREACHABLE, true",
        "APPLIED, PENDING, false",
        "APPLIED, REJECTED, false",
        "APPLIED, DIVERGED, false",
        "APPLIED, UNKNOWN, false",
        "UNREACHABLE, UNREACHABLE, false",
    })
    void shouldBeCompleteWhenEveryReachableEdgeHasAppliedIt(RolloutState a, RolloutState b, boolean complete) {
        // When
        var answer = EdgeRollout.areComplete(
                List.of(new EdgeRollout("a", a, NOW, 0, null), new EdgeRollout("b", b, NOW, 0, null)));

        // Then
        assertThat(answer).isEqualTo(complete);
    }

    @Test
    void shouldNotTakeForAppliedWhatAnEdgeHasReadAndDoesNotServe() {
        // Given
        var report = report(Map.of(3, 7L), 0, List.of());

        // When
        var otherwise = judgeRevision(new Position(3, 7), report, status -> new Otherwise("older"));
        var unknown = judgeRevision(new Position(3, 7), report, status -> new Unknown("not yet"));

        // Then
        assertThat(otherwise.state()).isEqualTo(RolloutState.DIVERGED);
        assertThat(otherwise.reason()).isEqualTo("older");
        assertThat(unknown.state()).isEqualTo(RolloutState.UNKNOWN);
        assertThat(unknown.reason()).isEqualTo("not yet");
    }

    @Test
    void shouldCountAReportAsNoLaterThanItWasHeard() {
        // Given
        var ahead = SampleReports.ofChanges("a", NOW, NOW.plusSeconds(3600), Map.of(3, 7L), List.of());

        // When
        var report = EdgeReport.of(ahead, NOW.minusSeconds(11));

        // Then
        assertThat(report.isSilent(SILENCE, NOW)).isTrue();
        assertThat(EdgeReport.of(ahead, NOW).isSilent(SILENCE, NOW)).isFalse();
    }

    @ParameterizedTest(name = "the earliest rejection told in the partition is {0}: {1}")
    @CsvSource({"5, APPLIED", "6, APPLIED", "8, UNKNOWN"})
    void shouldNotTakeForAppliedWhatMayHaveBeenRejectedTooLongAgo(long earliest, RolloutState expected) {
        // Given
        var rejections = LongStream.range(0, 100)
                .mapToObj(i -> new Rejection(i == 0 ? 3 : 4, earliest + i, "k", "unreadable", NOW))
                .toList();
        var report = SampleReports.ofPurges("a", NOW, Map.of(3, 500L), Map.of(3, 0L), rejections);

        // When
        var rollout = judgePurge(new Position(3, 7), EdgeReport.of(report, NOW), NOW);

        // Then
        assertThat(rollout.state()).isEqualTo(expected);
    }

    private EdgeRollout judgeRevision(
            @Nullable Position position, EdgeReport report, Function<EdgeStatus, StateMatch> match) {
        return judge.judgeRevision(position, position, report, match, NOW);
    }

    private EdgeRollout judgePurge(@Nullable Position position, EdgeReport report, Instant now) {
        return judge.judgePurge(position, position, report, now);
    }

    private static StateMatch unasked(EdgeStatus status) {
        throw new AssertionError("what an edge serves says nothing of what it hasn't read");
    }

    private static EdgeReport report(Map<Integer, Long> applied, long ageSeconds, List<Rejection> rejections) {
        return EdgeReport.of(SampleReports.ofChanges("a", NOW, NOW.minusSeconds(ageSeconds), applied, rejections), NOW);
    }
}
