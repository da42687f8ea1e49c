package dev.backsource.simulation;

/** An invariant didn't hold. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    public Violation(Invariant invariant, String what) {
        super(invariant + ": " + what);
        this.invariant = invariant;
    }

    public Invariant invariant() {
        return invariant;
    }
}
