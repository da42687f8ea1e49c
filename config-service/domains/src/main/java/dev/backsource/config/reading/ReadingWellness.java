package dev.backsource.config.reading;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether the shown data is up to date, at {@code /q/health/well}: down while reading is stalled. */
@Wellness
@Singleton
final class ReadingWellness implements HealthCheck {
    private final ReadingProgress progress;

    ReadingWellness(ReadingProgress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        var reading = progress.now();
        return describe("events", reading).status(!reading.isStalled()).build();
    }

    static HealthCheckResponseBuilder describe(String name, KafkaReadState reading) {
        return HealthCheckResponse.named(name)
                .withData("reading", reading.isStalled() ? "stalled" : "moving")
                .withData("answeredSecondsAgo", reading.age().toSeconds());
    }
}
