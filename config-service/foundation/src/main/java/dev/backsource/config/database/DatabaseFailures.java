package dev.backsource.config.database;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes outages, timeouts and retryable failures of the database from refusals. The driver reports them as {@link PgException}, and Hibernate
 * Reactive as {@link JDBCException} in its place.
 */
public final class DatabaseFailures {
    /**
     * Class 08 is connections, 57P0x a server that stops or starts, 53300 a server that takes no more connections, 25P03 a transaction that was ended
     * because it was idle, 57014 a statement that was ended for its time, 40P01 a transaction that was ended because of a deadlock.
     */
    private static final Set<String> UNAVAILABLE_STATES =
            Set.of("57P01", "57P02", "57P03", "53300", "25P03", "57014", "40P01");

    private DatabaseFailures() {}

    /** Whether a retry of the same operation may succeed a while later. */
    public static boolean isUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOfConnection(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfConnection(Throwable cause) {
        if (cause instanceof PgException refused) {
            return isUnavailable(refused.getSqlState());
        }
        if (cause instanceof JDBCException refused) {
            return isUnavailable(refused.getSQLState());
        }
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause instanceof TimeoutException
                || cause instanceof VertxException;
    }

    private static boolean isUnavailable(@Nullable String state) {
        return state != null && (state.startsWith("08") || UNAVAILABLE_STATES.contains(state));
    }
}
