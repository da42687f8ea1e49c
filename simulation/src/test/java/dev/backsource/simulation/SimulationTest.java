package dev.backsource.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.simulation.Simulation.Outcome;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What always holds, whatever goes wrong, and in whatever order. */
class SimulationTest {
    private static final long FIRST = Long.getLong("simulation.seed", 1);
    private static final long SCHEDULES = Long.getLong("simulation.schedules", 2_000);
    private static final Plan AS_IT_IS = new Plan();

    @Test
    void shouldHoldAllInvariantsUnderEverySchedule() {
        var failed = SeedSearch.least(FIRST, SCHEDULES, seed -> violates(Schedule.of(seed), AS_IT_IS));

        if (failed != SeedSearch.NONE) {
            fail(report(Schedule.of(failed), AS_IT_IS));
        }
    }

    @Test
    void shouldRunTheSameScheduleTheSameWay() {
        var first = Simulation.run(Schedule.of(FIRST), AS_IT_IS);
        var second = Simulation.run(Schedule.of(FIRST), AS_IT_IS);

        assertThat(second.hash()).isEqualTo(first.hash());
        assertThat(first.steps()).isGreaterThan(Schedule.STIMULI);
    }

    /** As a failure is told: by the few events that it takes. */
    @Test
    void shouldTellOfAFailureByTheEventsThatItTakes() {
        // Given
        var dropsTls = new Plan() {
            @Override
            Target asked(Target decided, @Nullable Target before) {
                return before == null ? decided : new Target(Scheme.HTTP, decided.port());
            }
        };
        var seed = SeedSearch.least(1, SCHEDULES, each -> violates(Schedule.of(each), dropsTls));

        // When
        var told = report(Schedule.of(seed), dropsTls);

        // Then
        assertThat(told)
                .startsWith("seed " + seed + ", run alone by -Dsimulation.seed=" + seed)
                .contains("SECURE_STAYS_SECURE")
                .containsPattern("\\n\\d of 300 events are enough:\\n")
                .contains(" WRITE #", " VISIT #", " TURN_PORT #");
    }

    private static boolean violates(Schedule schedule, Plan plan) {
        return Simulation.run(schedule, plan).violation() != null;
    }

    /** The schedule, without what it fails without. */
    static String report(Schedule schedule, Plan plan) {
        var invariant = invariant(Simulation.run(schedule, plan));
        var shortest = Shrinker.shrink(schedule, shorter -> invariant == invariant(Simulation.run(shorter, plan)));
        var outcome = Simulation.run(shortest, plan);
        return "seed " + schedule.seed() + ", run alone by -Dsimulation.seed=" + schedule.seed()
                + " -Dsimulation.schedules=1: " + outcome.violation() + "\n"
                + shortest.stimuli().size() + " of " + schedule.stimuli().size() + " events are enough:\n"
                + shortest.stimuli().stream().map(Stimulus::toString).collect(Collectors.joining("\n"))
                + "\nand what happened last:\n" + String.join("\n", outcome.last());
    }

    private static @Nullable Invariant invariant(Outcome outcome) {
        var violation = outcome.violation();
        return violation == null ? null : violation.invariant();
    }
}
