package dev.backsource.config.outbox.relay;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether changes reach the edges, at {@code /q/health/well}. It doesn't affect this instance's readiness: the instance accepts changes all the same.
 */
@Wellness
@Singleton
final class RelayWellness implements HealthCheck {
    private final OutboxMetrics metrics;
    private final Duration toleratedAge;
    private final Clock clock;

    RelayWellness(OutboxMetrics metrics, OutboxSettings settings, Clock clock) {
        this.metrics = metrics;
        this.toleratedAge = settings.toleratedAge();
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var backlog = metrics.backlog();
        var age = backlog.age(clock.instant());
        return HealthCheckResponse.named("relay")
                .status(age.compareTo(toleratedAge) < 0)
                .withData("leading", metrics.leading())
                .withData("outboxSize", backlog.size())
                .withData("oldestAgeSeconds", age.toSeconds())
                .build();
    }
}
