package dev.backsource.policy.progressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetTestTest {
    private final FleetTest test = new FleetTest();

    @Test
    void shouldSayNothingBeforeAnythingIsDiscordant() {
        test.update(1, 0.01, DiscordantSketch.EMPTY);

        assertThat(test.evidence()).isEqualTo(1);
    }

    /** One popular resource that is slow: at each of a thousand edges it is discordant in the same arm. */
    @Test
    void shouldCountAResourceOnceHoweverManyEdgesReportIt() {
        // When
        test.update(1, 0.5, sketch(Arm.CANDIDATE, 7));
        var once = test.evidence();
        for (var edge = 0; edge < 1_000; edge++) {
            test.update(1, 0.5, sketch(Arm.CANDIDATE, 7));
        }

        // Then
        assertThat(test.evidence()).isEqualTo(once);
    }

    @Test
    void shouldFindHarmInFewResourcesOfManyEdges() {
        // When
        for (var edge = 0; edge < 5; edge++) {
            test.update(1, 0.01, sketch(Arm.CANDIDATE, edge));
        }

        // Then
        assertThat(test.evidence()).isGreaterThan(1e6);
    }

    /** Of the draws of one resource that chance may make. */
    @Test
    void shouldHaveAMeanOfOne() {
        var one = new FleetTest();
        var other = new FleetTest();
        one.update(1, 0.05, sketch(Arm.CANDIDATE, 7));
        other.update(1, 0.05, sketch(Arm.BASELINE, 7));

        assertThat(0.05 * one.evidence() + 0.95 * other.evidence()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldCountAPlaceWithBothArmsForTheBaseline() {
        // Given
        var both = new FleetTest();
        var control = new FleetTest();

        // When
        both.update(1, 0.5, sketch(Arm.CANDIDATE, 7).with(Arm.BASELINE, 7));
        control.update(1, 0.5, sketch(Arm.BASELINE, 7));

        // Then
        assertThat(both.evidence()).isEqualTo(control.evidence());
    }

    @Test
    void shouldJudgeEachStepByItsOwnShare() {
        // Given
        for (var edge = 0; edge < 5; edge++) {
            test.update(1, 0.01, sketch(Arm.CANDIDATE, edge));
        }
        var before = test.evidence();

        // When
        test.update(2, 0.5, sketch(Arm.BASELINE, 1));
        test.update(1, 0.01, sketch(Arm.CANDIDATE, 99));

        // Then
        assertThat(test.evidence()).isCloseTo(before, within(1.0));
    }

    /** Ville's inequality: chance reaches 20 in one rollout of 20 at most, however often it is looked at. */
    @Test
    void shouldRarelySpeakAgainstChance() {
        // Given
        var chance = new SplittableRandom(1);

        // When
        var misled = IntStream.range(0, 1_000)
                .filter(rollout -> everReaches(20, chance))
                .count();

        // Then
        assertThat(misled).isLessThan(1_000 / 20);
    }

    private static boolean everReaches(double evidence, SplittableRandom chance) {
        var test = new FleetTest();
        for (var step = 1; step <= 4; step++) {
            var share = 0.2 * step;
            for (var resource = 0; resource < 200; resource++) {
                var arm = chance.nextDouble() < share ? Arm.CANDIDATE : Arm.BASELINE;
                test.update(step, share, sketch(arm, chance.nextLong()));
                if (test.evidence() >= evidence) {
                    return true;
                }
            }
        }
        return false;
    }

    private static DiscordantSketch sketch(Arm arm, long resource) {
        return DiscordantSketch.EMPTY.with(arm, resource);
    }
}
