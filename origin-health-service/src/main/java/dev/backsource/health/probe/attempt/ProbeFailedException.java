package dev.backsource.health.probe.attempt;

/** The failure of a probe, with its outcome. Carries no stack trace: it is an everyday result. */
class ProbeFailedException extends RuntimeException {
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
