package dev.backsource.simulation;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs one schedule: what it does to the deployment, then a minute in which nothing goes wrong. */
final class Simulation {
    private static final long QUIET_MICROS = 60_000_000;
    private static final long LOOK_EVERY_MICROS = 1_000_000;

    static {
        // A hundred thousand schedules have nothing to say to a log, and no context to hand on.
        Logger.getLogger("").setLevel(Level.OFF);
        Infrastructure.clearInterceptors();
        Infrastructure.setDroppedExceptionHandler(dropped -> {});
    }

    private Simulation() {}

    /**
     * What came of a schedule.
     *
     * @param hash of all that happened
     * @param steps how many there were
     * @param violation what didn't hold; null when all did
     * @param last what happened last
     */
    record Outcome(long hash, long steps, @Nullable Violation violation, List<String> last) {}

    static Outcome run(Schedule schedule, Plan plan) {
        var steps = 0L;
        var world = new World(schedule, plan);
        try (world) {
            var end = schedule.stimuli().isEmpty()
                    ? 0
                    : schedule.stimuli().get(schedule.stimuli().size() - 1).atMicros() + 1;
            while (world.step(end)) {
                steps++;
            }
            world.beQuiet();
            for (var until = end; ; ) {
                until += LOOK_EVERY_MICROS;
                while (world.step(until)) {
                    steps++;
                }
                var missing = world.missing();
                if (missing.isEmpty()) {
                    break;
                }
                if (until >= end + QUIET_MICROS) {
                    throw new Violation(Invariant.EVERYTHING_ARRIVES, missing);
                }
            }
            return new Outcome(world.trace().hash(), steps, null, world.trace().last());
        } catch (Violation violation) {
            return new Outcome(
                    world.trace().hash(), steps, violation, world.trace().last());
        }
    }
}
