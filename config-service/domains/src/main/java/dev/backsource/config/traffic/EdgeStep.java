package dev.backsource.config.traffic;

import org.jspecify.annotations.Nullable;

/** One edge's traffic in a step, as far as it is known. In floating point, since the numbers of a hostile edge may exceed the range of a long. */
final class EdgeStep {
    private static final long KNOWN_FROM_MS = Steps.LENGTH.toMillis() / 2;

    final long number;
    private final Rates counts = new Rates();
    private long coveredMs;

    EdgeStep(long number) {
        this.number = number;
    }

    /** Adds the traffic of {@code ms} milliseconds. */
    void add(long ms, Rates did) {
        coveredMs += ms;
        counts.add(did);
    }

    /** Null while less than half of the step is known. */
    @Nullable
    Rates rates() {
        if (coveredMs < KNOWN_FROM_MS) {
            return null;
        }
        var seconds = coveredMs / 1_000.0;
        var rates = new Rates();
        rates.edges = 1;
        rates.requests = counts.requests / seconds;
        rates.hits = counts.hits / seconds;
        rates.misses = counts.misses / seconds;
        for (var kind = 0; counts.hasErrors() && kind < ErrorKinds.COUNT; kind++) {
            rates.addErrors(kind, counts.errors(kind) / seconds);
        }
        return rates;
    }
}
