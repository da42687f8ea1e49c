package dev.backsource.config.access.keys;

/** A signature isn't accepted. */
public final class SignatureRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    SignatureRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** The reasons for a refused signature. */
    public enum Reason {
        /** No key has the id. */
        UNKNOWN_KEY,
        /** The key's secret didn't make the signature. */
        OTHER_SIGNATURE,
        /** The key made the signature, but is disabled or has expired, or its owner is no longer admitted. */
        INVALID_KEY,
        /** This instance can't decrypt the key's secret, which bearer tokens don't need. */
        UNREADABLE_SECRET
    }

    public Reason reason() {
        return reason;
    }
}
