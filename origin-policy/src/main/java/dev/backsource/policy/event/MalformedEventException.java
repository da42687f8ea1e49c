package dev.backsource.policy.event;

import dev.backsource.policy.Printable;

/**
 * An event that can't be used; the message says why in a form fit for a log and a status report: one printable line. It is
 * never a reason to stop.
 */
public final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedEventException(String reason) {
        super(Printable.of(reason, Printable.SENTENCE));
    }

    /** The message, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
