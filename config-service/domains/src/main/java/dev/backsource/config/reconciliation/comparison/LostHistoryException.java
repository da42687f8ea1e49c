package dev.backsource.config.reconciliation.comparison;

/** The database doesn't respond to a query of its history. */
final class LostHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostHistoryException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
