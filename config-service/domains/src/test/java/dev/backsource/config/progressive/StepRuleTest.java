package dev.backsource.config.progressive;

import static dev.backsource.config.progressive.SampleTrials.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.progressive.StepDecision.Kind;
import dev.backsource.config.release.RolloutReason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepRuleTest {
    private static final String FOUR_FINE = "a=RUNNING 30/0 90/0; b=RUNNING 9/0 9/0; c=RUNNING 9/0 9/0; d=";

    @ParameterizedTest(name = "{0} at step {1} for {2} s, {3} lacking, {4}: {5}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '`',
            value = {
                // Bake time, and the last step.
                "RUNNING | 2 | 59 | 0 | a=RUNNING 30/0 90/0 | STAY bake",
                "RUNNING | 2 | 60 | 0 | a=RUNNING 30/0 90/0 | STEP",
                "RUNNING | 4 | 60 | 0 | a=RUNNING@4 30/0 90/0 | PROMOTE",
                // Edges in reach.
                "RUNNING | 2 | 60 | 1 | a=RUNNING 30/0 90/0 | STAY edges 1",
                "RUNNING | 2 | 7200 | 0 | `` | STAY reach, outcomes 0/30",
                "RUNNING | 2 | 7200 | 0 | a=RUNNING 90/0 9/0 11 s old | STAY reach, outcomes 0/30",
                "RUNNING | 2 | 60 | 0 | a=RUNNING 30/0 90/0 10 s old | STEP",
                "RUNNING | 2 | 60 | 0 | a=RUNNING 30/0 90/0; b=RUNNING 9/0 9/0 11 s old | STEP",
                // Outcomes: of the fleet, in this step, and possible.
                "RUNNING | 2 | 60 | 0 | a=RUNNING 29/0 90/0 | STAY outcomes 29/30",
                "RUNNING | 2 | 60 | 0 | a=RUNNING 15/0 90/0; b=RUNNING 15/0 90/0 | STEP",
                "RUNNING | 2 | 60 | 0 | a=RUNNING@1 300/0 90/0 | STAY outcomes 0/30",
                "RUNNING | 2 | 60 | 0 | a=RUNNING 30/31 90/0 | STAY outcomes 0/30",
                "RUNNING | 2 | 60 | 0 | a=RUNNING -1/0 90/0; b=RUNNING 31/0 90/0 | STEP",
                // Patience.
                "RUNNING | 2 | 3599 | 0 | a=RUNNING 12/0 90/0 | STAY outcomes 12/30",
                "RUNNING | 2 | 3600 | 0 | a=RUNNING 12/0 90/0 | PAUSE",
                "RUNNING | 2 | 3600 | 1 | a=RUNNING 12/0 90/0 | STAY outcomes 12/30, edges 1",
                "RUNNING | 2 | 3600 | 0 | a=HOLDING 12/0 90/0 | STAY holding 1, outcomes 12/30",
                "RUNNING | 2 | 3600 | 0 | a=RUNNING 30/0 90/0 | STEP",
                // The origin fails too often.
                "RUNNING | 2 | 60 | 0 | a=RUNNING 30/0 90/0; b=HOLDING 9/0 9/0 | STAY holding 1",
                "RUNNING | 2 | 60 | 0 | a=RUNNING 30/0 90/0; b=HOLDING 9/0 9/0 11 s old | STEP",
                // Edges of the version before.
                "RUNNING | 2 | 60 | 0 | a=RUNNING 30/0 90/0; b=none | STEP",
                "RUNNING | 2 | 3599 | 0 | a=none; b=none | STAY outcomes 0/30",
                "RUNNING | 2 | 3600 | 0 | a=none; b=none | PAUSE",
                // Aborts: one of four, two of four, one of three; whatever their age, state of the rollout, or step.
                "RUNNING | 2 | 1 | 0 | FOUR_FINE ABORTED 9/7 20/0 | FREEZE",
                "RUNNING | 2 | 1 | 0 | FOUR_FINE ABORTED@1 9/7 20/0 900 s old | FREEZE",
                "PAUSED | 2 | 1 | 0 | FOUR_FINE ABORTED 9/7 20/0 | FREEZE",
                "FROZEN | 2 | 60 | 0 | FOUR_FINE ABORTED 9/7 20/0 | STAY",
                "FROZEN | 2 | 60 | 0 | FOUR_FINE ABORTED 9/7 20/0; e=ABORTED 9/7 20/0 | ABORT",
                "RUNNING | 2 | 60 | 0 | FOUR_FINE ABORTED 9/7 20/0; e=ABORTED 9/7 20/0 | ABORT",
                "RUNNING | 2 | 1 | 0 | a=ABORTED 9/7 20/0; b=none; c=RUNNING 9/0 9/0 900 s old | ABORT",
                // A person decides.
                "PAUSED | 2 | 60 | 0 | a=RUNNING 30/0 90/0 | STAY",
                "FROZEN | 2 | 60 | 0 | a=RUNNING 30/0 90/0 | STAY",
            })
    void shouldDecide(ProgressiveState state, int step, int seconds, int lacking, String edges, String expected) {
        // Given
        var now = NOON.plusSeconds(seconds);
        var fleet = SampleTrials.fleet(edges.replace("FOUR_FINE ", FOUR_FINE), now);

        // When
        var decision = new StepRule(SampleTrials.rollout(state, step), fleet, 1, () -> lacking, now).decide();

        // Then
        assertThat((decision.kind() + " " + text(decision.waitsFor())).strip()).isEqualTo(expected);
    }

    @Test
    void shouldAbortByTheOutcomesOfAllEdgesTogetherInWhateverState() {
        var now = NOON.plusSeconds(1);
        var fleet = SampleTrials.fleet(
                "a=RUNNING 40/9 100/1 \"certificate expired\"; b=RUNNING 60/8 200/1; c=none; d=none", now);
        for (var state : List.of(ProgressiveState.RUNNING, ProgressiveState.PAUSED, ProgressiveState.FROZEN)) {
            // When
            var below = new StepRule(SampleTrials.rollout(state, 2), fleet, 9_999, () -> 0, now).decide();
            var enough = new StepRule(SampleTrials.rollout(state, 2), fleet, 10_000, () -> 0, now).decide();

            // Then
            assertThat(below.kind()).isEqualTo(Kind.STAY);
            assertThat(enough)
                    .isEqualTo(StepDecision.of(
                            Kind.ABORT,
                            RolloutReason.fleetTest(
                                    new RolloutReason.Outcomes(17, 100, "certificate expired", 2, 300))));
        }
    }

    @Test
    void shouldSayHowManyEdgesAbortedWhatFailedAndHowOften() {
        assertThat(reason(0, FOUR_FINE + "ABORTED 9/7 20/1 \"connection refused\"; e=ABORTED 5/5 0/0 \"timed out\""))
                .isEqualTo("2 of 5 edges aborted: 12 of 14 resources failed under the candidate (connection refused),"
                        + " 1 of 20 under the baseline.");
        assertThat(reason(0, "a=ABORTED 9/7 20/0"))
                .isEqualTo(
                        "1 of 1 edge aborted: 7 of 9 resources failed under the candidate, 0 of 20 under the baseline.");
    }

    @Test
    void shouldSayHowMuchTrafficIsMissing() {
        assertThat(reason(3600, "a=RUNNING 12/0 90/0")).isEqualTo("Too little traffic: 12 of 30 outcomes in 1 h.");
        assertThat(reason(3600, "a=none"))
                .isEqualTo("Too little traffic: 0 of 30 outcomes in 1 h; no edge in reach reports a trial, as edges of"
                        + " an earlier version don't.");
    }

    @Test
    void shouldNotLetAFailureDisturbTheSentence() {
        assertThat(reason(0, "a=ABORTED 9/7 20/0 \"a\u202eb\u0007c" + "x".repeat(300) + "\""))
                .contains(" (a b c" + "x".repeat(115) + "), ");
    }

    @Test
    void shouldNotMoveBeforeItKnowsWhichEdgesAreInReach() {
        // Given: an edge may be the first of many to report
        var now = NOON.plusSeconds(7200);
        var fine = SampleTrials.fleet("a=RUNNING 30/0 90/0", now).edges();
        var rollout = SampleTrials.rollout(ProgressiveState.RUNNING, 2);

        // When
        var unread = new StepRule(rollout, new FleetTrial(false, true, fine), 1, () -> 0, now).decide();
        var unheard = new StepRule(rollout, new FleetTrial(true, false, fine), 1, () -> 0, now).decide();

        // Then
        assertThat(text(unread.waitsFor())).isEqualTo("reach");
        assertThat(text(unheard.waitsFor())).isEqualTo("reach");
    }

    @Test
    void shouldNotTakeAFleetForASmallOneBeforeAllReportsAreRead() {
        // Given
        var now = NOON.plusSeconds(60);
        var aborted = SampleTrials.fleet("a=ABORTED 9/7 20/0", now).edges();
        var rollout = SampleTrials.rollout(ProgressiveState.RUNNING, 2);

        // Then
        assertThat(new StepRule(rollout, new FleetTrial(false, true, aborted), 1, () -> 0, now)
                        .decide()
                        .kind())
                .isEqualTo(Kind.FREEZE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "e=ABORTED 9/7 20/0 since 60 s | STEP",
                "e=ABORTED 9/7 20/0 3 s old since 57 s | STEP",
                "e=ABORTED 9/7 20/0 since 59 s | FREEZE",
                "f=ABORTED 9/7 20/0 since 60 s | FREEZE",
                "f=ABORTED 9/7 20/0 900 s old | FREEZE",
                "e=ABORTED 9/7 20/0 since 60 s; f=ABORTED 9/7 20/0 900 s old | FREEZE",
            })
    void shouldCountAbortsOtherThanThoseThatAPersonAnswered(String aborted, Kind expected) {
        // Given: whatever the time of another one, it may have been reported later
        var now = NOON.plusSeconds(600);
        var fleet = SampleTrials.fleet(FOUR_FINE + "none; " + aborted, now);
        var answered = Set.of(new EdgeAbort("e", now.minusSeconds(60)));
        var rollout = SampleTrials.rollout(ProgressiveState.RUNNING, 2, NOON, answered);

        // When
        var decision = new StepRule(rollout, fleet, 1, () -> 0, now).decide();

        // Then
        assertThat(decision.kind()).isEqualTo(expected);
        assertThat(decision.aborts()).doesNotContainAnyElementsOf(answered).hasSize(expected == Kind.FREEZE ? 1 : 0);
    }

    @Test
    void shouldNotTakeTheOutcomesOfAnAbortedEdgeForEnough() {
        // Given
        var now = NOON.plusSeconds(600);
        var fleet = SampleTrials.fleet("e=ABORTED 30/9 20/0; b=RUNNING 0/0 0/0; c=none; d=none", now);
        var resumed = SampleTrials.rollout(ProgressiveState.RUNNING, 2, NOON, Set.of(new EdgeAbort("e", now)));

        // When
        var decision = new StepRule(resumed, fleet, 1, () -> 0, now).decide();

        // Then
        assertThat(decision.kind()).isEqualTo(Kind.STAY);
        assertThat(text(decision.waitsFor())).isEqualTo("outcomes 0/30");
    }

    @Test
    void shouldHavePatienceAnewOnceItIsResumed() {
        // Given
        var now = NOON.plusSeconds(7200);
        var fleet = SampleTrials.fleet("a=RUNNING 12/0 90/0", now);
        var resumed = SampleTrials.rollout(ProgressiveState.RUNNING, 2, NOON.plusSeconds(7100), Set.of());

        // Then
        assertThat(new StepRule(resumed, fleet, 1, () -> 0, now).decide().kind())
                .isEqualTo(Kind.STAY);
    }

    @Test
    void shouldShowAllOpenConditionsOfARunningRolloutOnly() {
        // Given
        var now = NOON.plusSeconds(1);
        var fleet = SampleTrials.fleet("a=HOLDING 12/0 90/0", now);

        // Then
        assertThat(text(conditions(ProgressiveState.RUNNING, fleet)))
                .isEqualTo("bake, holding 1, outcomes 12/30, edges 2");
        assertThat(conditions(ProgressiveState.FROZEN, fleet)).isEmpty();
    }

    private static List<StepCondition> conditions(ProgressiveState state, FleetTrial fleet) {
        return new StepRule(SampleTrials.rollout(state, 2), fleet, 1, () -> 2, NOON.plusSeconds(1)).conditions();
    }

    private static String reason(int seconds, String edges) {
        var now = NOON.plusSeconds(seconds);
        return new StepRule(
                        SampleTrials.rollout(ProgressiveState.RUNNING, 2),
                        SampleTrials.fleet(edges, now),
                        1,
                        () -> 0,
                        now)
                .decide()
                .because()
                .sentence();
    }

    private static String text(List<StepCondition> conditions) {
        return conditions.stream()
                .map(each -> each.code()
                        + (each.missing() == null ? "" : " " + each.missing())
                        + (each.seen() == null ? "" : " " + each.seen() + "/" + each.needed()))
                .collect(Collectors.joining(", "));
    }
}
