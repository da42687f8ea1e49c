package dev.backsource.cli.outcome;

import dev.backsource.cli.message.Messages;

/**
 * The failure of a run, which can't go on. The message is for people: the fault and its remedy; further lines are
 * details.
 */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Exit exit;

    public FailureException(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }

    public FailureException(Exit exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    public static FailureException usage(String message) {
        return new FailureException(Exit.USAGE, message);
    }

    /** The failure of an interrupted run; the thread stays interrupted. */
    public static FailureException interrupted(Exit exit, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new FailureException(exit, Messages.interrupted(), cause);
    }

    public Exit exit() {
        return exit;
    }

    /** The message; never null. */
    public String text() {
        var message = getMessage();
        return message == null ? exit.name() : message;
    }
}
