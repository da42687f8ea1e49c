package dev.backsource.config.progressive;

import static dev.backsource.config.progressive.SampleTrials.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.progressive.StepDecision.Kind;
import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.event.TrialReport.State;
import dev.backsource.policy.progressive.DiscordantSketch;
import dev.backsource.policy.progressive.RolloutPlan;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whatever edges report: a rollout goes forward only by outcomes, and never while an edge has aborted it. */
class StepRuleProperties {
    private static final List<Kind> FORWARD = List.of(Kind.STEP, Kind.PROMOTE);

    @Samples(3000)
    void aRolloutGoesForwardOnlyWhereEnoughWasSeen(Sample sample) {
        // Given
        var rule = rule(sample);

        // When
        var isForward = FORWARD.contains(rule.decide().kind());

        // Then
        var seen = rule.fleet().edges().stream()
                .filter(edge -> edge.inReach() && edge.trial() != null)
                .map(EdgeTrialReport::trial)
                .filter(trial -> trial != null && trial.step() == rule.rollout().step())
                .mapToLong(trial -> Math.max(0, trial.candidates()))
                .sum();
        assertThat(isForward)
                .isIn(
                        false,
                        seen >= rule.rollout().plan().outcomes()
                                && rule.lacking().getAsInt() == 0
                                && rule.rollout().state() == ProgressiveState.RUNNING
                                && !rule.now().isBefore(NOON.plus(RolloutPlan.BAKE)));
    }

    @Samples(3000)
    void noRolloutGoesForwardWhileAnEdgeHasAbortedItOrHolds(Sample sample) {
        // Given
        var rule = rule(sample);

        // When
        var kind = rule.decide().kind();

        // Then
        var states = rule.fleet().edges().stream()
                .filter(edge -> edge.trial() != null)
                .filter(edge -> edge.inReach() || edge.abort() != null)
                .map(StepRuleProperties::state)
                .toList();
        assertThat(FORWARD.contains(kind))
                .isIn(false, !states.contains(State.ABORTED) && !states.contains(State.HOLDING));
        assertThat(kind == Kind.PAUSE).isIn(false, !states.contains(State.ABORTED));
    }

    private static @Nullable State state(EdgeTrialReport edge) {
        var trial = edge.trial();
        return trial == null ? null : trial.state();
    }

    private static StepRule rule(Sample sample) {
        var now = NOON.plusSeconds(sample.of(0, 59, 60, 3599, 3600, 100_000));
        var step = sample.between(1, 4);
        var edges = IntStream.range(0, sample.between(0, 5))
                .mapToObj(at -> edge(sample, "e" + at, step, now))
                .toList();
        var state = sample.of(
                ProgressiveState.RUNNING, ProgressiveState.RUNNING, ProgressiveState.PAUSED, ProgressiveState.FROZEN);
        var lacking = sample.of(0, 0, 0, 1);
        return new StepRule(
                SampleTrials.rollout(state, step),
                new FleetTrial(sample.of(true, true, true, false), sample.of(true, true, true, false), edges),
                sample.of(0.5, 1.0, 9_999.0, 10_000.0, Double.NaN),
                () -> lacking,
                now);
    }

    private static EdgeTrialReport edge(Sample sample, String edge, int step, Instant now) {
        var trial = sample.orNull(0.1, () -> trial(sample, step, now));
        return SampleTrials.edge(edge, NOON, now.minusSeconds(sample.of(0, 1, 10, 11, 600)), trial, now);
    }

    private static TrialReport trial(Sample sample, int step, Instant now) {
        return new TrialReport(
                "www.example.com",
                sample.between(1, 20),
                SampleTrials.ID,
                sample.of(step, step, step, 1),
                sample.of(State.RUNNING, State.RUNNING, State.RUNNING, State.RUNNING, State.HOLDING, State.ABORTED),
                sample.of(0L, 10L, 29L, 30L, 1_000L, -5L),
                sample.of(0L, 0L, 1L, 31L),
                sample.of(0L, 90L),
                0,
                DiscordantSketch.EMPTY,
                sample.orNull(0.5, () -> sample.text(40)),
                now.minusSeconds(sample.between(0, 100)));
    }
}
