package dev.backsource.policy.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import org.junit.jupiter.api.Test;

class EdgeTrialTest {
    private static final long POPULAR = -1;

    private final EdgeTrial trial = new EdgeTrial(1e-6);
    private long nowMs;
    private long key;

    @Test
    void shouldAbortACandidateThatAlwaysFails() {
        // When
        while (verdict() != Verdict.ABORT && trial.pairs() < 20) {
            second(1, Pair.DISCORDANT, 19, Pair.FINE);
        }

        // Then
        assertThat(trial.pairs()).isLessThanOrEqualTo(5);
        assertThat(trial.discordant()).isEqualTo(trial.pairs());
        assertThat(verdict()).isEqualTo(Verdict.ABORT);
    }

    @Test
    void shouldGoOnWithACandidateThatFailsNoMoreThanTheBaseline() {
        // When
        for (var at = 0; at < 500; at++) {
            request(Arm.CANDIDATE, ++key, at % 20 == 10 ? Pair.DISCORDANT : Pair.FINE);
            request(Arm.BASELINE, ++key, Pair.DISCORDANT);
            second(0, Pair.FINE, 19, Pair.FINE);
        }

        // Then
        assertThat(verdict()).isEqualTo(Verdict.CONTINUE);
    }

    /** One popular broken resource is one pair, however often it is requested. */
    @Test
    void shouldCountAResourceOnceAStage() {
        // When
        for (var at = 0; at < 200; at++) {
            request(Arm.CANDIDATE, POPULAR, Pair.DISCORDANT);
            second(0, Pair.FINE, 10, Pair.FINE);
        }

        // Then
        assertThat(trial.pairs()).isEqualTo(1);
        assertThat(verdict()).isNotEqualTo(Verdict.ABORT);

        // When
        trial.nextStage();
        request(Arm.CANDIDATE, POPULAR, Pair.DISCORDANT);

        // Then: its arm is known
        assertThat(trial.pairs()).isEqualTo(1);
    }

    @Test
    void shouldCountAResourceThatWasFineAgainInTheNextStage() {
        // Given
        request(Arm.CANDIDATE, POPULAR, Pair.FINE);

        // When
        trial.nextStage();
        request(Arm.CANDIDATE, POPULAR, Pair.DISCORDANT);

        // Then
        assertThat(trial.pairs()).isEqualTo(2);
        assertThat(trial.discordant()).isEqualTo(1);
    }

    /** The same slow resource in twenty steps is one that chance has put into the candidate's arm. */
    @Test
    void shouldNotTakeOneSlowResourceForHarmHoweverManyStagesThereAre() {
        // When
        for (var stage = 0; stage < 20; stage++) {
            trial.nextStage();
            request(Arm.CANDIDATE, POPULAR, Pair.DISCORDANT);
            for (var at = 0; at < 20; at++) {
                second(0, Pair.FINE, 10, Pair.FINE);
            }
        }

        // Then
        assertThat(verdict()).isEqualTo(Verdict.CONTINUE);
    }

    /** For the fleet, which judges each step by itself. */
    @Test
    void shouldSketchTheDiscordantResourcesOfThePresentStage() {
        // Given
        request(Arm.CANDIDATE, POPULAR, Pair.DISCORDANT);
        var before = trial.sketch();

        // When
        trial.nextStage();
        var anew = trial.sketch();
        request(Arm.CANDIDATE, POPULAR, Pair.DISCORDANT);
        request(Arm.BASELINE, 5, Pair.FINE);
        request(Arm.BASELINE, 6, Pair.BOTH_FAILED);

        // Then
        assertThat(anew).isEqualTo(DiscordantSketch.EMPTY);
        assertThat(trial.sketch()).isEqualTo(before).isNotEqualTo(anew);
    }

    @Test
    void shouldLearnNothingWhileTheBaselineFailsToo() {
        // When
        second(20, Pair.BOTH_FAILED, 0, Pair.FINE);

        // Then
        assertThat(trial.pairs()).isZero();
    }

    @Test
    void shouldHaveTheCountsOfThePresentStage() {
        // Given
        verdict();
        trial.ended(0, Arm.CANDIDATE, ++key, Pair.FINE);
        trial.nextStage();
        verdict();

        // When
        trial.ended(0, Arm.CANDIDATE, ++key, Pair.FINE);
        trial.ended(1, Arm.CANDIDATE, ++key, Pair.FINE);
        trial.ended(1, Arm.CANDIDATE, ++key, Pair.DISCORDANT);
        trial.ended(1, Arm.BASELINE, ++key, Pair.FINE);
        trial.ended(1, Arm.BASELINE, key, Pair.FINE);
        trial.ended(1, Arm.BASELINE, ++key, Pair.BOTH_FAILED);

        // Then
        assertThat(trial.counts()).isEqualTo(new EdgeTrial.Counts(2, 1, 1, 0));
        assertThat(trial.pairs()).isEqualTo(3);
    }

    /** Its arm was drawn by another share. */
    @Test
    void shouldNotCountWhatBeganInAnEarlierStage() {
        // When
        verdict();
        var earlier = trial.stage();
        trial.nextStage();
        verdict();
        trial.ended(earlier, Arm.CANDIDATE, ++key, Pair.DISCORDANT);

        // Then
        assertThat(trial.pairs()).isZero();
    }

    @Test
    void shouldHoldAtOnceWhenManyRequestsFailAfterAQuietTime() {
        // Given
        request(Arm.BASELINE, ++key, Pair.FINE);

        // When
        var retries = 0;
        while (verdict() == Verdict.CONTINUE && retries < 1_000) {
            request(Arm.BASELINE, ++key, Pair.BOTH_FAILED);
            retries++;
        }

        // Then
        assertThat(retries).isLessThan(20);

        // When: a tenth of further requests is a few retries
        for (var at = 0; at < 100; at++) {
            verdict();
        }
        nowMs += 1_000;

        // Then
        assertThat(verdict()).isEqualTo(Verdict.CONTINUE);
    }

    /** A set of resources that is full begins anew. */
    @Test
    void shouldFindHarmHoweverManyResourcesThereAre() {
        // Given
        for (var at = 0; at < 40_000; at++) {
            request(at % 2 == 0 ? Arm.CANDIDATE : Arm.BASELINE, ++key, Pair.FINE);
        }

        // When
        for (var at = 0; at < 100; at++) {
            second(1, Pair.DISCORDANT, 40, Pair.FINE);
        }

        // Then
        assertThat(verdict()).isEqualTo(Verdict.ABORT);
    }

    @Test
    void shouldFindHarmWhereThereIsLittleTraffic() {
        // When
        for (var at = 0; at < 200 && verdict() != Verdict.ABORT; at++) {
            request(Arm.CANDIDATE, ++key, Pair.DISCORDANT);
            for (var other = 0; other < 12; other++) {
                nowMs += 4_000;
                request(Arm.BASELINE, ++key, Pair.FINE);
            }
        }

        // Then
        assertThat(verdict()).isEqualTo(Verdict.ABORT);
    }

    private void second(int candidates, Pair ofCandidates, int controls, Pair ofControls) {
        verdict();
        for (var at = 0; at < candidates; at++) {
            request(Arm.CANDIDATE, ++key, ofCandidates);
        }
        for (var at = 0; at < controls; at++) {
            request(Arm.BASELINE, ++key, ofControls);
        }
        nowMs += 1_000;
    }

    private void request(Arm arm, long resource, Pair pair) {
        if (verdict() == Verdict.CONTINUE) {
            trial.ended(trial.stage(), arm, resource, pair);
        }
    }

    private Verdict verdict() {
        return trial.next(nowMs);
    }
}
