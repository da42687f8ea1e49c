package dev.backsource.local.stack;

/** The stack, or a part of it, can't run; the message has the reason and the remedy, in words for the user. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
