package dev.backsource.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.simulation.Stimulus.Kind;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Without faults, edges and probers answer: the invariants would also hold if nobody ever did. */
class QuestionsTest {
    private static final int SEEDS = 2;
    private static final long ANSWERED_WITHIN_MICROS = 10_000_000;

    @Test
    void shouldBeAnsweredWhenNothingGoesWrong() {
        for (var seed = 1; seed <= SEEDS; seed++) {
            var schedule = Schedule.of(seed, EnumSet.of(Kind.WRITE, Kind.ASK));
            try (var world = new World(schedule, new Plan())) {
                // When
                world.beQuiet();
                var last = schedule.stimuli().get(Schedule.STIMULI - 1).atMicros();
                while (world.step(last + ANSWERED_WITHIN_MICROS)) {
                    // Goes on.
                }

                // Then: of many at once, those beyond the places of edges and probers get no answer
                assertThat(world.ended()).containsKey("is answered").doesNotContainKey("could not be written");
                assertThat(world.ended().get("is answered"))
                        .isGreaterThan(world.ended().getOrDefault("is over", 0));
            }
        }
    }
}
