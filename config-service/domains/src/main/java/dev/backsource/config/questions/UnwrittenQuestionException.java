package dev.backsource.config.questions;

/** A question could not be written. */
public final class UnwrittenQuestionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnwrittenQuestionException(Throwable cause) {
        super("could not write the query: " + cause, cause);
    }
}
