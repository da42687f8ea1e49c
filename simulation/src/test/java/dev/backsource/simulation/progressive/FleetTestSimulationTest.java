package dev.backsource.simulation.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.simulation.progressive.SimulatedFleet.Outcome;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The pooled test of a fleet, in worlds that were written before it. */
class FleetTestSimulationTest {
    private static final double ALPHA = 1e-6;
    private static final double ENOUGH = 1e4;
    private static final long FIRST = Long.getLong("simulation.seed", 1);
    /** In each healthy fleet. */
    private static final long FLEETS = Long.getLong("simulation.fleets", 10);

    private static final long HARMED = Math.min(200, FLEETS);

    @ParameterizedTest
    @EnumSource
    void shouldAbortNoRolloutInAHealthyFleet(HealthyFleet fleet) {
        assertThat(run(fleet::begin, FLEETS))
                .noneMatch(Outcome::isAborted)
                .allMatch(outcome -> outcome.edgesAborts().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "TENTH, 10, 20",
        "FIFTH, 10, 20",
        "PREFIX, 10, 20",
        "TENTH, 100, 0.5",
        "FIFTH, 100, 0.2",
        "ALWAYS, 30, 0.2"
    })
    void shouldFindHarm(HarmfulFleet harm, int edges, double rate) {
        assertThat(run(chance -> harm.begin(chance, edges, rate), HARMED)).allMatch(Outcome::isAborted);
    }

    /** At each edge it is too little to judge by. */
    @Test
    void shouldFindHarmThatNoEdgeFindsAlone() {
        // When
        var outcomes = run(chance -> HarmfulFleet.TENTH.begin(chance, 100, 0.2), HARMED);

        // Then
        assertThat(outcomes).allMatch(outcome -> outcome.edgesAborts().isEmpty());
        assertThat(outcomes.stream().filter(Outcome::isAborted)).hasSizeGreaterThanOrEqualTo((int) (HARMED * 6 / 10));
    }

    private static List<Outcome> run(Function<SplittableRandom, FleetWorld> begin, long fleets) {
        return LongStream.range(FIRST, FIRST + fleets)
                .mapToObj(seed -> {
                    var chance = new SplittableRandom(World.mixed(seed));
                    return SimulatedFleet.run(begin.apply(chance.split()), chance, ALPHA, ENOUGH);
                })
                .toList();
    }
}
