package dev.backsource.config.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/**
 * The pool of connections to the database. Its statements end after {@code backsource.database.answer-within}, when their callers have stopped
 * waiting; otherwise abandoned queries would take all connections, and the server's time.
 */
@Singleton
final class BoundedPool implements PgPoolCreator {
    private final String statementTimeout;
    private final DatabaseTls tls;

    BoundedPool(DatabaseSettings settings, DatabaseTls tls) {
        this.statementTimeout = Long.toString(settings.answerWithin().toMillis());
        this.tls = tls;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> {
            options.addProperty("statement_timeout", statementTimeout);
            // A connection that is cut off silently is noticed even if no response is pending.
            options.setTcpKeepAlive(true);
            tls.applyTo(options);
        });
        return PgBuilder.pool(builder -> builder.with(input.poolOptions())
                .connectingTo(new ArrayList<>(input.pgConnectOptionsList()))
                .using(input.vertx()));
    }
}
