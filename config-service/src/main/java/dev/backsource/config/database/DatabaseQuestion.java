package dev.backsource.config.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database answers, asked by one connection at a time, whoever wants to know how often.
 *
 * <p>What is asked often takes a connection first. A pool that is asked directly (Vert.x 4.5) keeps the timer of a question that found no
 * connection, and half a minute later the log has an error for each.
 */
@Singleton
final class DatabaseQuestion {
    private static final String QUESTION = "select exists (select from domain)";

    private final Pool pool;
    private final Duration answerWithin;
    private @Nullable Uni<Void> asked;

    DatabaseQuestion(Pool pool, DatabaseSettings settings) {
        this.pool = pool;
        this.answerWithin = settings.answerWithin();
    }

    /** The answer to what is under way already, or to a new question; fails when there is none. */
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
