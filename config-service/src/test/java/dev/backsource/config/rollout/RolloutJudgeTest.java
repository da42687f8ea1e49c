package dev.backsource.config.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.outbox.Position;
import dev.backsource.config.testing.SampleReports;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutJudgeTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final DomainName DOMAIN = DomainName.parse("www.example.com");

    private final RolloutJudge judge = new RolloutJudge(Duration.ofSeconds(10));

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
        "7,, 11, APPLIED",
        "8, 7, 11, UNREACHABLE",
    })
    void shouldJudgeByAppliedOffsetRejectionAndAge(
            long applied, @Nullable Long rejected, long age, RolloutState expected) {
        // Given
        List<Rejection> rejections =
                rejected == null ? List.of() : List.of(new Rejection(3, rejected, "k", "why", NOW));

        // When
        var rollout = judge.judgeRevision(new Position(3, 7), report(Map.of(3, applied), age, rejections), NOW);

        // Then
        assertThat(rollout.state()).isEqualTo(expected);
        assertThat(rollout.reason()).isEqualTo(expected == RolloutState.REJECTED ? "why" : null);
    }

    @Test
    void shouldWaitForAnEdgeThatHasReadNothingOfThePartition() {
        assertThat(judge.judgeRevision(new Position(3, 0), report(Map.of(4, 9L), 0, List.of()), NOW)
                        .state())
                .isEqualTo(RolloutState.PENDING);
    }

    @Test
    void shouldWaitForARevisionThatIsNotPublishedYet() {
        assertThat(judge.judgeRevision(null, report(Map.of(3, 9L), 0, List.of()), NOW)
                        .state())
                .isEqualTo(RolloutState.PENDING);
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
        "7,,, 11, APPLIED",
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
        var rollout = judge.judgePurge(new Position(3, 7), report, NOW);

        // Then
        assertThat(rollout.state()).isEqualTo(expected);
        assertThat(rollout.reason()).isEqualTo(expected == RolloutState.REJECTED ? "unreadable" : null);
        assertThat(judge.judgePurge(null, report, NOW.minusSeconds(age)).state())
                .isEqualTo(RolloutState.PENDING);
    }

    @ParameterizedTest
    @CsvSource({
        "APPLIED, APPLIED, true",
        "APPLIED, UNREACHABLE, true",
        "APPLIED, PENDING, false",
        "APPLIED, REJECTED, false",
        "UNREACHABLE, UNREACHABLE, false",
    })
    void shouldBeCompleteWhenEveryReachableEdgeHasAppliedIt(RolloutState a, RolloutState b, boolean complete) {
        // When
        var answer = EdgeRollout.areComplete(
                List.of(new EdgeRollout("a", a, NOW, null), new EdgeRollout("b", b, NOW, null)));

        // Then
        assertThat(answer).isEqualTo(complete);
    }

    private static EdgeStatus report(Map<Integer, Long> applied, long ageSeconds, List<Rejection> rejections) {
        return SampleReports.ofChanges("a", NOW, NOW.minusSeconds(ageSeconds), applied, rejections);
    }
}
