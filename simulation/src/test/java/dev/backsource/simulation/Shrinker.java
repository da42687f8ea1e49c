package dev.backsource.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a schedule what it fails without: delta debugging, by ever smaller pieces. */
final class Shrinker {
    private Shrinker() {}

    /** The shortest found of which {@code fails} still holds. */
    static Schedule shrink(Schedule schedule, Predicate<Schedule> fails) {
        var best = schedule;
        for (var size = best.stimuli().size() / 2; size >= 1; size /= 2) {
            for (var from = 0; from < best.stimuli().size(); ) {
                var shorter = best.with(without(best.stimuli(), from, size));
                if (fails.test(shorter)) {
                    best = shorter;
                } else {
                    from += size;
                }
            }
        }
        return best;
    }

    private static List<Stimulus> without(List<Stimulus> stimuli, int from, int size) {
        var left = new ArrayList<>(stimuli);
        left.subList(from, Math.min(left.size(), from + size)).clear();
        return left;
    }
}
