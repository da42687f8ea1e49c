package dev.backsource.config.reading;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Adds the time since Kafka's last response to the readiness. The check is always up: the service accepts changes and shows states during an outage
 * of Kafka, and an orchestrator that took the interface down for it would make one outage two.
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
