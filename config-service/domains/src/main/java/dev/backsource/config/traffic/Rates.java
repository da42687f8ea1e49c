package dev.backsource.config.traffic;

import org.jspecify.annotations.Nullable;

/** The traffic in a step, per second: sums over the edges that reported it. Memory for errors is used only where there are some. */
final class Rates {
    int edges;
    double requests;
    double hits;
    double misses;
    /** By {@linkplain ErrorKinds number}. */
    private double @Nullable [] errors;

    void add(Rates more) {
        edges += more.edges;
        requests += more.requests;
        hits += more.hits;
        misses += more.misses;
        for (var kind = 0; more.errors != null && kind < ErrorKinds.COUNT; kind++) {
            addErrors(kind, more.errors(kind));
        }
    }

    void addErrors(int kind, double perSecond) {
        if (perSecond <= 0) {
            return;
        }
        if (errors == null) {
            errors = new double[ErrorKinds.COUNT];
        }
        errors[kind] += perSecond;
    }

    double errors(int kind) {
        return errors == null ? 0 : errors[kind];
    }

    boolean hasErrors() {
        return errors != null;
    }
}
