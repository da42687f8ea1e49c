package dev.backsource.config.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/**
 * The pool of connections to the database. There, a statement ends after {@code backsource.database.answer-within}, when nobody
 * waits for its answer any more; else the questions that nobody waits for would take all connections, and the server's time.
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
            // A connection that was cut off without a word is noticed even where nobody waits for an answer.
            options.setTcpKeepAlive(true);
            tls.applyTo(options);
        });
        return PgBuilder.pool(builder -> builder.with(input.poolOptions())
                .connectingTo(new ArrayList<>(input.pgConnectOptionsList()))
                .using(input.vertx()));
    }
}
