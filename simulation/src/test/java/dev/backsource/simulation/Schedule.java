package dev.backsource.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What a simulation does: its stimuli by time, and the seed of everything else. Each stimulus has a seed of its own and each process its
 * own chance, so that one can be left out and the others stay what they are.
 */
record Schedule(long seed, List<Stimulus> stimuli) {
    static final int STIMULI = 300;
    private static final long APART_AT_MOST_MICROS = 200_000;

    Schedule {
        stimuli = List.copyOf(stimuli);
    }

    static Schedule of(long seed) {
        return of(seed, EnumSet.allOf(Stimulus.Kind.class));
    }

    /** One with nothing but events of {@code kinds}, more of each. */
    static Schedule of(long seed, Set<Stimulus.Kind> kinds) {
        var chance = new SplittableRandom(seed);
        var stimuli = new ArrayList<Stimulus>();
        var at = 0L;
        for (var i = 0; i < STIMULI; i++) {
            at += chance.nextLong(APART_AT_MOST_MICROS);
            var kind = Stimulus.Kind.of(chance.nextInt(1_000));
            while (!kinds.contains(kind)) {
                kind = Stimulus.Kind.of(chance.nextInt(1_000));
            }
            stimuli.add(new Stimulus(at, kind, chance.nextLong()));
        }
        return new Schedule(seed, stimuli);
    }

    Schedule with(List<Stimulus> others) {
        return new Schedule(seed, others);
    }

    /** The chance of something in this schedule that has a name. */
    SplittableRandom chanceOf(String name) {
        return new SplittableRandom(seed * 31 + name.hashCode());
    }
}
