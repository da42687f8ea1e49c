package dev.backsource.config.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A query whether the database responds, on one connection at a time, however many callers need it.
 *
 * <p>The query takes a connection first. A query on the pool itself (Vert.x 4.5) that finds no connection leaves a timer behind, and half a minute
 * later the log has an error for each.
 */
@Singleton
final class DatabasePing {
    private static final String QUESTION = "select exists (select from domain)";

    private final Pool pool;
    private final Duration answerWithin;
    private @Nullable Uni<Void> asked;

    DatabasePing(Pool pool, DatabaseSettings settings) {
        this.pool = pool;
        this.answerWithin = settings.answerWithin();
    }

    /** The result of the pending query, or of a new one; fails without a response. */
    synchronized Uni<Void> answer() {
        var known = asked;
        if (known == null) {
            known = pool.withConnection(connection -> connection.query(QUESTION).execute())
                    .replaceWithVoid()
                    .ifNoItem()
                    .after(answerWithin)
                    .fail()
                    .onTermination()
                    .invoke(this::forget)
                    .memoize()
                    .indefinitely();
            asked = known;
        }
        return known;
    }

    private synchronized void forget() {
        asked = null;
    }
}
