package dev.backsource.policy.progressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoSampleTestTest {
    /** Ville's inequality: under equal rates the evidence reaches 20 in one sequence of 20 at most, however often it is looked at. */
    @Test
    void shouldRarelySpeakAgainstEqualStreams() {
        // Given
        var chance = new SplittableRandom(1);

        // When
        var misled = IntStream.range(0, 2_000)
                .filter(sequence -> everReaches(20, chance, 0.1, 0.1))
                .count();

        // Then
        assertThat(misled).isLessThan(2_000 / 20);
    }

    @Test
    void shouldHoldWhileTheCommonRateDrifts() {
        // Given
        var chance = new SplittableRandom(2);
        var test = new TwoSampleTest();

        // When
        for (var block = 0; block < 500; block++) {
            var rate = block % 50 < 25 ? 0.01 : 0.6;
            test.add(failures(chance, 5, rate), 5, failures(chance, 5, rate), 5);
        }

        // Then
        assertThat(test.evidence()).isLessThan(1_000);
    }

    /** Failures that take turns, of which chance draws one half each. */
    @Test
    void shouldExpectNothingOfAnEvenDraw() {
        // Given
        var one = new TwoSampleTest();
        var other = new TwoSampleTest();

        // When
        one.add(1, 1, 0, 1);
        other.add(0, 1, 1, 1);

        // Then
        assertThat((one.evidence() + other.evidence()) / 2).isCloseTo(1, within(1e-12));
    }

    /** All splits of five failures among three suspects and seven others, weighted by their chance: 252 draws. */
    @Test
    void shouldHaveAMeanOfOneOverAllSplits() {
        var mean = 0.0;
        var draws = new int[] {21, 105, 105, 21};
        for (var failed = 0; failed < draws.length; failed++) {
            var test = new TwoSampleTest();
            test.add(failed, 3, 5 - failed, 7);
            mean += test.evidence() * draws[failed] / 252;
        }

        assertThat(mean).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldJudgeLargeBlocks() {
        // Given
        var test = new TwoSampleTest();

        // When
        test.add(100, 8_000, 100, 8_000);

        // Then
        assertThat(test.evidence()).isLessThan(1);

        // When
        test.add(4_000, 8_000, 100, 8_000);

        // Then
        assertThat(test.evidence()).isGreaterThan(1e100);
    }

    @Test
    void shouldSpeakAgainstAStreamThatFailsMore() {
        var chance = new SplittableRandom(3);

        assertThat(everReaches(1e6, chance, 0.3, 0.02)).isTrue();
        assertThat(everReaches(1e6, chance, 0.02, 0.3)).isFalse();
    }

    @Test
    void shouldLearnNothingFromOneStreamAlone() {
        // Given
        var test = new TwoSampleTest();

        // When
        test.add(50, 50, 0, 0);
        test.add(0, 0, 0, 50);

        // Then
        assertThat(test.evidence()).isEqualTo(1);
    }

    private static boolean everReaches(double evidence, SplittableRandom chance, double suspects, double others) {
        var test = new TwoSampleTest();
        for (var block = 0; block < 200; block++) {
            test.add(failures(chance, 2, suspects), 2, failures(chance, 10, others), 10);
            if (test.evidence() >= evidence) {
                return true;
            }
        }
        return false;
    }

    private static long failures(SplittableRandom chance, int trials, double rate) {
        return IntStream.range(0, trials)
                .filter(trial -> chance.nextDouble() < rate)
                .count();
    }
}
