package dev.backsource.config.progressive;

import static dev.backsource.config.progressive.SampleTrials.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.outbox.Position;
import dev.backsource.config.progressive.StepDecision.Kind;
import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.progressive.FleetTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowedRolloutTest {
    private final Instant now = NOON.plusSeconds(60);
    private final FollowedRollout followed = follow(SampleTrials.rollout(ProgressiveState.RUNNING, 2));

    @Test
    void shouldTestTheDiscordantResourcesOfAllEdgesInReach() {
        // Given
        var expected = new FleetTest();
        expected.update(2, 0.05, SampleTrials.sketch(3, 1));

        // When: the second one is silent, the third one is at another step
        followed.judge(
                SampleTrials.fleet("a=RUNNING 20/3 90/1; b=RUNNING 20/9 90/0 11 s old; c=RUNNING@1 20/9 90/0", now),
                () -> 0,
                now);

        // Then
        assertThat(followed.judged(FleetTrial.UNKNOWN).evidence())
                .isEqualTo(expected.evidence())
                .isGreaterThan(1);
    }

    @Test
    void shouldTakeNoMarksWithoutDiscordantResources() {
        // Given
        var trial = new TrialReport(
                "www.example.com",
                9,
                SampleTrials.ID,
                2,
                TrialReport.State.RUNNING,
                20,
                8,
                90,
                0,
                SampleTrials.sketch(9, 0),
                null,
                now);
        var edge = SampleTrials.edge("a", SampleTrials.NOON, now, trial, now);

        // When
        followed.judge(new FleetTrial(true, true, List.of(edge)), () -> 0, now);

        // Then
        assertThat(followed.judged(FleetTrial.UNKNOWN).evidence()).isEqualTo(1);
    }

    @Test
    void shouldAbortByThemWhicheverEdgeReportsWhich() {
        // When
        var decision = followed.judge(
                SampleTrials.fleet("a=RUNNING 20/2 90/0; b=RUNNING 20/9 90/0; c=none; d=none", now), () -> 0, now);

        // Then
        assertThat(decision.kind()).isEqualTo(Kind.ABORT);
    }

    @Test
    void shouldOnlyFreezeByTheOutcomesOfOneEdge() {
        // Given: an edge behind a firewall of its own
        var alone = "a=ABORTED 30/9 20/0; b=RUNNING 9/0 9/0; c=none; d=none";
        var answered = Set.of(new EdgeAbort("a", now));

        // When
        var first = kind(alone);
        followed.become(SampleTrials.rollout(ProgressiveState.FROZEN, 2));
        var frozen = kind(alone);
        followed.become(SampleTrials.rollout(ProgressiveState.RUNNING, 2, now, answered));
        var resumed = kind(alone);
        var another = kind("a=ABORTED 30/9 20/0; b=RUNNING 9/1 9/0; c=RUNNING 9/0 9/4; d=none");
        var others = kind("a=ABORTED 30/9 20/0; b=RUNNING 9/1 9/0; c=RUNNING 9/1 9/4; d=none");

        // Then
        assertThat(followed.judged(FleetTrial.UNKNOWN).evidence()).isGreaterThan(StepRule.ENOUGH_EVIDENCE);
        assertThat(first).isEqualTo(Kind.FREEZE);
        assertThat(frozen).isEqualTo(Kind.STAY);
        assertThat(resumed).isEqualTo(Kind.STAY);
        assertThat(another).isEqualTo(Kind.STAY);
        assertThat(others).isEqualTo(Kind.ABORT);
    }

    @Test
    void shouldAbortByTheOutcomesOfAnEdgeThatAbortedAndAnother() {
        assertThat(kind("a=ABORTED 30/9 20/0; b=RUNNING 9/1 9/0 11 s old; c=RUNNING@1 9/1 9/0; d=none"))
                .isEqualTo(Kind.FREEZE);
        assertThat(kind("a=ABORTED 30/9 20/0; b=RUNNING 9/1 9/0; c=none; d=none"))
                .isEqualTo(Kind.ABORT);
    }

    @Test
    void shouldForgetThePositionOfAnEarlierRevision() {
        // Given
        followed.isPublishedAt(new Position(3, 7));

        // When
        followed.become(SampleTrials.rollout(ProgressiveState.FROZEN, 2));
        var same = followed.position();
        followed.become(SampleTrials.rollout(ProgressiveState.RUNNING, 3));

        // Then
        assertThat(same).isEqualTo(new Position(3, 7));
        assertThat(followed.position()).isNull();
    }

    private Kind kind(String edges) {
        return followed.judge(SampleTrials.fleet(edges, now), () -> 0, now).kind();
    }

    private static FollowedRollout follow(StoredRollout rollout) {
        return new FollowedRollout(rollout);
    }
}
