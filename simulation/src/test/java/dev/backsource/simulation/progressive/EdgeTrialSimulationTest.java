package dev.backsource.simulation.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.simulation.progressive.SimulatedRollout.Outcome;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The judgement of an edge by itself, in worlds that were written before it. */
class EdgeTrialSimulationTest {
    private static final double ALPHA = 1e-6;
    private static final long FIRST = Long.getLong("simulation.seed", 1);
    /** In each healthy world. */
    private static final long ROLLOUTS = Long.getLong("simulation.rollouts", 100);

    private static final long HARMFUL_ROLLOUTS = Math.min(3_000, 2 * ROLLOUTS);

    @ParameterizedTest
    @EnumSource
    void shouldAbortNoRolloutInAHealthyWorld(HealthyWorld world) {
        assertThat(run(world::begin, ROLLOUTS)).noneMatch(Outcome::isAborted);
    }

    /** In each of which the same resource is slow, in the same arm. */
    @Test
    void shouldAbortNoRolloutOfManySteps() {
        var steps = IntStream.rangeClosed(1, 20).mapToObj(step -> 0.025 * step).toList();

        assertThat(run(HealthyWorld.SLOW_RESOURCE::begin, ROLLOUTS, steps)).noneMatch(Outcome::isAborted);
    }

    /** A tenth of the requests, and what a block overdraws. */
    @ParameterizedTest
    @EnumSource
    void shouldBurdenNoOriginWithRetries(HealthyWorld world) {
        var outcomes = run(world::begin, 50);

        assertThat(outcomes.stream().mapToLong(Outcome::retries).sum())
                .isLessThan(outcomes.stream().mapToLong(Outcome::requests).sum() * 11 / 100);
    }

    @Test
    void shouldFindACandidateThatAlwaysFailsInFewPairs() {
        // When
        var outcomes = run(HarmfulWorld.ALWAYS::begin, HARMFUL_ROLLOUTS);

        // Then
        var pairs = outcomes.stream().map(Outcome::pairs).sorted().toList();
        assertThat(outcomes).allMatch(Outcome::isAborted);
        assertThat(pairs.get(pairs.size() / 2)).isLessThanOrEqualTo(5);
        assertThat(pairs.get(pairs.size() * 99 / 100)).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF", "FIFTH", "PREFIX", "AMID_OUTAGES"})
    void shouldFindHarmToAFifthOfTheRequests(HarmfulWorld world) {
        assertThat(run(world::begin, HARMFUL_ROLLOUTS).stream().filter(Outcome::isAborted))
                .hasSizeGreaterThanOrEqualTo((int) (HARMFUL_ROLLOUTS * 98 / 100));
    }

    /** Of what isn't found by the end of the last stage, a person or the fleet finds more. */
    @ParameterizedTest
    @CsvSource({"LATER, 0.93", "TENTH, 0.7"})
    void shouldFindMostOfWhatIsLateOrSlight(HarmfulWorld world, double share) {
        assertThat(run(world::begin, HARMFUL_ROLLOUTS).stream().filter(Outcome::isAborted))
                .hasSizeGreaterThan((int) (HARMFUL_ROLLOUTS * share));
    }

    /** However many resources there are. */
    @Test
    void shouldFindHarmAmidVeryMuchTraffic() {
        assertThat(run(HarmfulWorld.BUSY::begin, 5)).allMatch(outcome -> outcome.abortedAt() < 90);
    }

    private static List<Outcome> run(Function<SplittableRandom, World> begin, long rollouts) {
        return run(begin, rollouts, SimulatedRollout.SHARES);
    }

    private static List<Outcome> run(Function<SplittableRandom, World> begin, long rollouts, List<Double> shares) {
        return LongStream.range(FIRST, FIRST + rollouts)
                .mapToObj(seed -> {
                    var chance = new SplittableRandom(World.mixed(seed));
                    return SimulatedRollout.run(begin.apply(chance.split()), chance, ALPHA, shares);
                })
                .toList();
    }
}
