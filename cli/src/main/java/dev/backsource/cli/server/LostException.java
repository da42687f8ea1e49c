package dev.backsource.cli.server;

/** What came of a request isn't known, however the last attempt ended: the answer to an earlier one was lost. */
final class LostException extends Exception {
    private static final long serialVersionUID = 1L;

    LostException(Throwable lastAttempt) {
        super(lastAttempt);
    }
}
