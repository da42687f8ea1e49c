package dev.backsource.config.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready only while the database responds, and always checked in time: a stalled database is down after {@code backsource.database.ready-within},
 * however long it stalls.
 */
@Readiness
@Singleton
final class DatabaseReadiness implements AsyncHealthCheck {
    private static final String NAME = "database";

    private final DatabasePing ping;
    private final Duration readyWithin;

    DatabaseReadiness(DatabasePing ping, DatabaseSettings settings) {
        this.ping = ping;
        this.readyWithin = settings.readyWithin();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return ping.answer()
                .map(answered -> HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(readyWithin)
                .recoverWithItem(() -> down("no answer within " + readyWithin.toMillis() + " ms"))
                .onFailure()
                .recoverWithItem(failure -> down("unreachable"));
    }

    private static HealthCheckResponse down(String why) {
        return HealthCheckResponse.named(NAME).down().withData("reason", why).build();
    }
}
