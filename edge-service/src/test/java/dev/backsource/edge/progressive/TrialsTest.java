package dev.backsource.edge.progressive;

import static dev.backsource.edge.progressive.GivenTrials.DOMAIN;
import static dev.backsource.edge.progressive.GivenTrials.NOW;
import static dev.backsource.edge.progressive.GivenTrials.rollout;
import static dev.backsource.edge.progressive.GivenTrials.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.event.TrialReport.State;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.DiscordantSketch;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private final GivenTrials given = new GivenTrials(null);
    private final Trials trials = given.trials;

    private TrialReport report() {
        return trials.reports().get(0);
    }

    @Test
    void shouldReportARunningTrialWithTheCountsOfItsStep() {
        // Given
        var trial = given.serve(DOMAIN, "r1");

        // When
        given.request(trial, Arm.CANDIDATE, Pair.FINE, null);
        given.request(trial, Arm.CANDIDATE, Pair.DISCORDANT, "502");
        given.request(trial, Arm.BASELINE, Pair.FINE, null);

        // Then
        assertThat(trials.reports())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("sketch")
                .containsExactly(new TrialReport(
                        DOMAIN, 7, "r1", 1, State.RUNNING, 2, 1, 1, 0, DiscordantSketch.EMPTY, "502", NOW));
        assertThat(report().sketch()).isNotEqualTo(DiscordantSketch.EMPTY);
        assertThat(given.requestedReports).hasValue(0);
        assertThat(given.served("running")).isEqualTo(1);
    }

    @Test
    void shouldAbortACandidateThatFailsAndRequestAReportAtOnce() {
        // When
        var trial = given.abort(DOMAIN, "r1", "connection refused");

        // Then
        assertThat(trial.isAborted()).isTrue();
        assertThat(trial.next()).isEqualTo(Verdict.ABORT);
        assertThat(report().state()).isEqualTo(State.ABORTED);
        assertThat(report().candidates()).isBetween(3L, 9L);
        assertThat(report().candidatesDiscordant()).isEqualTo(report().candidates());
        assertThat(report().sketch().marks(Arm.CANDIDATE)).isBetween(1, (int) report().candidates());
        assertThat(report().controls()).isPositive();
        assertThat(report().reason()).isEqualTo("connection refused");
        assertThat(report().since()).isAfter(NOW);
        assertThat(given.requestedReports).hasValue(1);
        assertThat(given.aborts()).isEqualTo(1);
        assertThat(given.served("aborted")).isEqualTo(1);
        assertThat(given.served("running")).isZero();
    }

    /** The evidence of a stage may suffice only when the stage ends. */
    @Test
    void shouldReportTheCountsOfTheStepWhoseEndBringsTheVerdict() {
        // Given
        var trial = given.serve(DOMAIN, "r1");
        for (var at = 0; at < 9; at++) {
            given.request(trial, Arm.BASELINE, Pair.FINE, null);
            given.request(trial, Arm.BASELINE, Pair.FINE, null);
            given.request(trial, Arm.CANDIDATE, Pair.DISCORDANT, "502");
        }
        assertThat(trial.isAborted()).isFalse();

        // When
        trials.serve(DOMAIN, version(8), rollout("r1", 2, 0.25));

        // Then
        assertThat(trial.isAborted()).isTrue();
        assertThat(report().step()).isEqualTo(1);
        assertThat(report().candidatesDiscordant()).isEqualTo(9);
        assertThat(given.aborts()).isEqualTo(1);
        assertThat(given.requestedReports).hasValue(1);
    }

    @Test
    void shouldBeginAStageWithEachLaterStep() {
        // Given
        var trial = given.serve(DOMAIN, "r1");
        var stage = trial.stage();
        given.request(trial, Arm.CANDIDATE, Pair.FINE, null);

        // When
        var same = trials.serve(DOMAIN, version(8), rollout("r1", 2, 0.25));
        trial.ended(stage, Arm.CANDIDATE, -1, Pair.FINE, null);

        // Then
        assertThat(same).isSameAs(trial);
        assertThat(trial.stage()).isEqualTo(stage + 1);
        assertThat(trial.share()).isEqualTo(0.25);
        assertThat(trials.reports())
                .containsExactly(new TrialReport(
                        DOMAIN, 8, "r1", 2, State.RUNNING, 0, 0, 0, 0, DiscordantSketch.EMPTY, null, NOW));
    }

    @Test
    void shouldNeverGoBackAStepNorShrinkTheShare() {
        // Given
        var trial = trials.serve(DOMAIN, version(8), rollout("r1", 2, 0.25));

        // When
        trials.serve(DOMAIN, version(7), rollout("r1", 1, 0.05));

        // Then
        assertThat(trial.share()).isEqualTo(0.25);
        assertThat(report().step()).isEqualTo(2);
        assertThat(report().revision()).isEqualTo(8);

        // When
        trials.serve(DOMAIN, version(9), rollout("r1", 3, 0.1));

        // Then
        assertThat(trial.share()).isEqualTo(0.25);
        assertThat(report().step()).isEqualTo(3);
    }

    @Test
    void shouldKeepARolloutAbortedWhateverItsStep() {
        // Given
        var trial = given.abort(DOMAIN, "r1", "502");
        var before = report();

        // When
        trials.serve(DOMAIN, version(9), rollout("r1", 3, 0.5));

        // Then
        assertThat(trial.next()).isEqualTo(Verdict.ABORT);
        assertThat(report())
                .isEqualTo(new TrialReport(
                        DOMAIN,
                        9,
                        "r1",
                        1,
                        State.ABORTED,
                        before.candidates(),
                        before.candidatesDiscordant(),
                        before.controls(),
                        before.controlsDiscordant(),
                        before.sketch(),
                        "502",
                        before.since()));

        // When
        trials.end(DOMAIN, "r1");

        // Then
        assertThat(given.serve(DOMAIN, "r1").isAborted()).isTrue();
        assertThat(given.serve(DOMAIN, "r2").isAborted()).isFalse();
        assertThat(given.serve("api.example.com", "r1").isAborted()).isFalse();
    }

    @Test
    void shouldHoldUntilItHasRunForAWhile() {
        // Given
        var trial = given.serve(DOMAIN, "r1");

        // When
        for (var at = 0; at < 20; at++) {
            given.request(trial, Arm.BASELINE, Pair.BOTH_FAILED, null);
        }

        // Then
        assertThat(trial.next()).isEqualTo(Verdict.HOLD);
        assertThat(report().state()).isEqualTo(State.HOLDING);
        assertThat(given.served("holding")).isEqualTo(1);
        assertThat(trial.isHeld()).isTrue();

        // When: a tenth of further requests is a few retries
        for (var at = 0; at < 100; at++) {
            trial.next();
        }
        given.pass(Duration.ofSeconds(1));

        // Then
        assertThat(trial.next()).isEqualTo(Verdict.CONTINUE);
        assertThat(trial.isHeld()).isFalse();
        assertThat(report().state()).isEqualTo(State.HOLDING);
        assertThat(report().since()).isEqualTo(NOW);

        // When
        given.pass(Duration.ofSeconds(9));

        // Then
        assertThat(trial.next()).isEqualTo(Verdict.CONTINUE);
        assertThat(report().state()).isEqualTo(State.RUNNING);
        assertThat(report().since()).isEqualTo(NOW.plusSeconds(10));
        assertThat(given.requestedReports).hasValue(0);
        assertThat(given.aborts()).isZero();
    }

    @Test
    void shouldNotHoldForGoodWithoutRequests() {
        // Given
        var trial = given.serve(DOMAIN, "r1");
        for (var at = 0; at < 20; at++) {
            given.request(trial, Arm.BASELINE, Pair.BOTH_FAILED, null);
        }
        assertThat(trial.next()).isEqualTo(Verdict.HOLD);

        // When
        given.pass(Duration.ofMillis(9_999));

        // Then
        assertThat(report().state()).isEqualTo(State.HOLDING);

        // When
        given.pass(Duration.ofMillis(1));

        // Then
        assertThat(report().state()).isEqualTo(State.RUNNING);
        assertThat(report().since()).isEqualTo(NOW.plusSeconds(10));
        assertThat(given.served("running")).isEqualTo(1);
        assertThat(given.served("holding")).isZero();
    }

    @Test
    void shouldServeTheBaselineForARolloutBeyondTheLimit() {
        // Given
        for (var at = 0; at < Trials.MOST; at++) {
            given.serve("d" + at + ".example.com", "r1");
        }

        // When
        var further = given.serve(DOMAIN, "r1");

        // Then
        assertThat(further.next()).isEqualTo(Verdict.HOLD);
        assertThat(further.isHeld()).isTrue();
        assertThat(further.isAborted()).isFalse();
        assertThat(trials.reports())
                .hasSize(Trials.MOST)
                .noneMatch(each -> each.domain().equals(DOMAIN));

        // When
        var step = trials.serve(DOMAIN, version(8), rollout("r1", 2, 0.25));
        trials.end("d7.example.com", "r1");

        // Then
        assertThat(step).isSameAs(further);
        assertThat(further.next()).isEqualTo(Verdict.CONTINUE);
        assertThat(further.isHeld()).isFalse();
        assertThat(further.share()).isEqualTo(0.25);
        assertThat(trials.reports())
                .hasSize(Trials.MOST)
                .filteredOn(each -> each.domain().equals(DOMAIN))
                .extracting(TrialReport::step)
                .containsExactly(2);
    }

    @Test
    void shouldStartNoTrialThatEndedWhileItWaited() {
        // Given
        for (var at = 0; at < Trials.MOST; at++) {
            given.serve("d" + at + ".example.com", "r1");
        }
        var gone = given.serve(DOMAIN, "r1");

        // When
        trials.end(DOMAIN, "r1");
        trials.end("d7.example.com", "r1");

        // Then
        assertThat(gone.next()).isEqualTo(Verdict.HOLD);
        assertThat(trials.reports()).hasSize(Trials.MOST - 1);
    }

    @Test
    void shouldKeepARolloutAbortedThatHasWaited() {
        // Given
        given.abort(DOMAIN, "r1", "502");
        trials.end(DOMAIN, "r1");
        for (var at = 0; at < Trials.MOST; at++) {
            given.serve("d" + at + ".example.com", "r1");
        }
        var again = given.serve(DOMAIN, "r1");

        // When
        trials.end("d7.example.com", "r1");

        // Then
        assertThat(again.isAborted()).isTrue();
        assertThat(given.aborts()).isEqualTo(1);
    }

    @Test
    void shouldEndTheDomainsEarlierRolloutButNoLaterOne() {
        // Given
        for (var at = 1; at < Trials.MOST; at++) {
            given.serve("d" + at + ".example.com", "r1");
        }
        var earlier = given.serve(DOMAIN, "r1");

        // When
        var next = trials.serve(DOMAIN, version(8), rollout("r2", 1, 0.05));
        var late = trials.serve(DOMAIN, version(7), rollout("r0", 1, 0.05));

        // Then
        assertThat(earlier.next()).isEqualTo(Verdict.HOLD);
        assertThat(next.next()).isEqualTo(Verdict.CONTINUE);
        assertThat(late.next()).isEqualTo(Verdict.HOLD);
        assertThat(trials.reports()).hasSize(Trials.MOST);
    }

    @Test
    void shouldServeTheBaselineToRequestsInProgressWhenATrialEnds() {
        // Given
        var trial = given.serve(DOMAIN, "r1");
        assertThat(trial.next()).isEqualTo(Verdict.CONTINUE);

        // When
        trials.end(DOMAIN, "r1");
        trial.ended(trial.stage(), Arm.CANDIDATE, 1, Pair.DISCORDANT, "502");

        // Then
        assertThat(trial.next()).isEqualTo(Verdict.HOLD);
        assertThat(trials.reports()).isEmpty();
    }

    @Test
    void shouldShowTheLastHarmOnOneLineWithoutControlCharacters() {
        // Given
        var trial = given.serve(DOMAIN, "r1");

        // When
        given.request(trial, Arm.CANDIDATE, Pair.DISCORDANT, "status 502\n\u001b[31m\u202e" + "x".repeat(100_000));
        given.request(trial, Arm.CANDIDATE, Pair.BOTH_FAILED, "both");
        given.request(trial, Arm.BASELINE, Pair.DISCORDANT, "baseline");

        // Then
        assertThat(report().reason())
                .startsWith("status 502??[31m?xxx")
                .endsWith("x…")
                .hasSize(Trial.MAX_REASON + 1);
    }

    @Test
    void shouldLeaveRoomInAReportForAllElse() {
        // Given
        var label = "d".repeat(63) + ".";
        var trial = given.serve(label.repeat(3) + "d".repeat(61), "r".repeat(40));
        given.request(trial, Arm.CANDIDATE, Pair.DISCORDANT, "的".repeat(1_000));
        var status = new EdgeStatus(
                "edge-1", NOW, NOW, true, 1, Map.of(), 0, List.of(), Map.of(), Map.of(), List.of(), null);

        // When
        var longest = Collections.nCopies(Trials.MOST, report());

        // Then
        assertThat(EventCodec.EDGE_STATUS.encode(status.with(longest))).hasSizeLessThan(EventCodec.MAX_BYTES * 2 / 3);
    }
}
