package dev.backsource.config.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.domain.Publication;
import dev.backsource.config.domain.Publication.Position;
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
        var rollout = judge.judge(
                new Publication(DOMAIN, 2, new Position(3, 7)), report(Map.of(3, applied), age, rejections), NOW);

        // Then
        assertThat(rollout.state()).isEqualTo(expected);
        assertThat(rollout.reason()).isEqualTo(expected == RolloutState.REJECTED ? "why" : null);
    }

    @Test
    void shouldWaitForAnEdgeThatHasReadNothingOfThePartition() {
        assertThat(judge.judge(new Publication(DOMAIN, 2, new Position(3, 0)), report(Map.of(4, 9L), 0, List.of()), NOW)
                        .state())
                .isEqualTo(RolloutState.PENDING);
    }

    @Test
    void shouldWaitForARevisionThatIsNotPublishedYet() {
        assertThat(judge.judge(new Publication(DOMAIN, 2, null), report(Map.of(3, 9L), 0, List.of()), NOW)
                        .state())
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
        var rollout =
                Rollout.of(DOMAIN, 2, List.of(new EdgeRollout("a", a, NOW, null), new EdgeRollout("b", b, NOW, null)));

        // Then
        assertThat(rollout.complete()).isEqualTo(complete);
    }

    private static EdgeStatus report(Map<Integer, Long> applied, long ageSeconds, List<Rejection> rejections) {
        return new EdgeStatus("a", NOW, NOW.minusSeconds(ageSeconds), true, 1, applied, 0, rejections);
    }
}
