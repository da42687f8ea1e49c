package dev.backsource.cli.server;

/**
 * The result of a request isn't known, whichever way the last attempt ended: the response to an earlier one was lost.
 */
final class UnknownOutcomeException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownOutcomeException(Throwable lastAttempt) {
        super(lastAttempt);
    }
}
