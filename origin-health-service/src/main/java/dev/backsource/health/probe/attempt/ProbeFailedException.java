package dev.backsource.health.probe.attempt;

/** The end of a probe that did not get through, with what it found. Carries no stack: it is an everyday result. */
final class ProbeFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    ProbeFailedException(Outcome outcome) {
        super(outcome.reason(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
