package dev.backsource.policy.event;

/** An event that can't be used; the message says why in a form fit for a status report. It is never a reason to stop. */
public final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedEventException(String reason) {
        super(reason);
    }

    /** The message, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
