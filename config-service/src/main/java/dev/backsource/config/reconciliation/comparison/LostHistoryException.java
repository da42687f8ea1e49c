package dev.backsource.config.reconciliation.comparison;

/** The database doesn't answer what was committed. */
final class LostHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostHistoryException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
