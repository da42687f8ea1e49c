package dev.backsource.config.web.problem;

/** A caller exceeds a rate limit. */
public final class TooManyRequestsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public TooManyRequestsException(Refusal refusal) {
        super(refusal.problem().detail(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
