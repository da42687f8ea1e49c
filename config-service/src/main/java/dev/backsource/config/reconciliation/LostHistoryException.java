package dev.backsource.config.reconciliation;

import java.sql.SQLException;

/** The database doesn't answer what was committed. */
final class LostHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostHistoryException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
