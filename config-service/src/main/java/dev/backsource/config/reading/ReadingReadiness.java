package dev.backsource.config.reading;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says beside the readiness how long ago Kafka answered. It is always up: changes are taken and states shown while Kafka is away, and an
 * orchestrator that took the interface away for it would make one outage two.
 */
@Readiness
@Singleton
final class ReadingReadiness implements HealthCheck {
    private final ReadingProgress progress;

    ReadingReadiness(ReadingProgress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        return ReadingWellness.describe("events", progress.now()).up().build();
    }
}
