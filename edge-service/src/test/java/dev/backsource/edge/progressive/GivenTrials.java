package dev.backsource.edge.progressive;

import java.util.function.LongSupplier;

/** Trials for tests of their users. */
public final class GivenTrials {
    private GivenTrials() {}

    /** @param nanoTime a clock that doesn't go back */
    public static Trials of(LongSupplier nanoTime) {
        return new Trials(nanoTime);
    }
}
