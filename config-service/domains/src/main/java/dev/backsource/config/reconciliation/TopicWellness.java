package dev.backsource.config.reconciliation;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the topic holds exactly the committed changes, at {@code /q/health/well}. */
@Wellness
@Singleton
final class TopicWellness implements HealthCheck {
    private final Reconciliation reconciliation;

    TopicWellness(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public HealthCheckResponse call() {
        var agreement = reconciliation.agreement(0);
        return HealthCheckResponse.named("reconciliation")
                .status(agreement.state() != Agreement.State.DIFFERS)
                .withData("state", agreement.state().name())
                .withData("domains", agreement.total())
                .build();
    }
}
