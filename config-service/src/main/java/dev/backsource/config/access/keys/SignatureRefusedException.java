package dev.backsource.config.access.keys;

/** Nobody is let in by a signature. */
public final class SignatureRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    SignatureRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why a signature isn't taken. */
    public enum Reason {
        /** There is no key of the id. */
        UNKNOWN_KEY,
        /** The key's secret didn't make it. */
        OTHER_SIGNATURE,
        /** The key made it, and is disabled, has expired, or is of somebody who isn't let in any more. */
        INVALID_KEY,
        /** This instance can't open the key's secret, which bearer tokens don't take. */
        UNREADABLE_SECRET
    }

    public Reason reason() {
        return reason;
    }
}
