package dev.backsource.config.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready only while the database answers, and told so in time: one that stands still is down after {@code
 * backsource.database.ready-within}, however long it stands. It is asked by one connection at a time, whoever asks how often.
 */
@Readiness
@Singleton
final class DatabaseReadiness implements AsyncHealthCheck {
    private static final String NAME = "database";
    private static final String QUESTION = "select exists (select from domain)";

    private final Pool pool;
    private final Duration readyWithin;
    private final Duration answerWithin;
    private @Nullable Uni<Void> asked;

    DatabaseReadiness(Pool pool, DatabaseSettings settings) {
        this.pool = pool;
        this.readyWithin = settings.readyWithin();
        this.answerWithin = settings.answerWithin();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return answer().map(answered -> HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(readyWithin)
                .recoverWithItem(() -> down("no answer within " + readyWithin.toMillis() + " ms"))
                .onFailure()
                .recoverWithItem(failure -> down("it can't be reached"));
    }

    /** What is under way already, or a new question. */
    private synchronized Uni<Void> answer() {
        var known = asked;
        if (known == null) {
            known = pool.query(QUESTION)
                    .execute()
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

    private static HealthCheckResponse down(String why) {
        return HealthCheckResponse.named(NAME).down().withData("reason", why).build();
    }
}
