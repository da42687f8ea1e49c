package dev.backsource.local.stack;

/** The stack, or a part of it, can't run; the message says why and what to do, in words for whoever started it. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
