package dev.backsource.config.outbox.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgNotification;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The relay's own connection to the database. It holds the lock that makes this relay the only one, receives the notifications, and serves {@link
 * OutboxTable}; so a relay that loses the lock with its connection can't read any further either.
 */
final class OutboxConnection implements RelayConnection {
    private static final Logger LOG = Logger.getLogger(OutboxConnection.class);
    private static final String WAKE_CHANNEL = "backsource_outbox";
    static final String PUBLISHED_CHANNEL = "backsource_published";

    /** Any number that no other advisory lock of the database uses. */
    static final long LOCK = 0x6261636b736f7572L;

    private final PgConnection connection;
    private final Duration timeout;

    private OutboxConnection(PgConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /**
     * Connects. {@code timeout} limits every statement; after it, the connection counts as lost. No table is read as a whole where an index helps: {@link
     * OutboxTable} says why.
     */
    static Uni<OutboxConnection> open(Vertx vertx, PgConnectOptions options, Duration timeout) {
        options.addProperty("statement_timeout", Long.toString(timeout.toMillis()));
        options.addProperty("enable_seqscan", "off");
        return PgConnection.connect(vertx, options)
                .invoke(connection -> connection.exceptionHandler(OutboxConnection::told))
                .map(connection -> new OutboxConnection(connection, timeout));
    }

    @Override
    public Uni<Void> listen(Consumer<PgNotification> listener) {
        connection.notificationHandler(listener);
        return bounded(connection.query("listen " + WAKE_CHANNEL).execute())
                .chain(() ->
                        bounded(connection.query("listen " + PUBLISHED_CHANNEL).execute()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> wakeLeader() {
        return bounded(connection.query("notify " + WAKE_CHANNEL).execute()).replaceWithVoid();
    }

    @Override
    public void onClose(Runnable action) {
        connection.closeHandler(action);
    }

    @Override
    public Uni<Boolean> tryLock() {
        return ask("select pg_try_advisory_lock($1)", Tuple.of(LOCK))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Runs a statement and returns its rows. */
    Uni<RowSet<Row>> ask(String statement, Tuple values) {
        return bounded(connection.preparedQuery(statement).execute(values));
    }

    @Override
    public Uni<Void> close() {
        return connection.close().onFailure().recoverWithNull();
    }

    /** Logs the server's reason for ending the connection, which its client would print. */
    private static void told(Throwable notice) {
        LOG.debugf("the database says: %s", notice);
    }

    private <T> Uni<T> bounded(Uni<T> answer) {
        return answer.ifNoItem().after(timeout).fail();
    }
}
