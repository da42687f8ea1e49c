package dev.backsource.edge.proxy;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready until the edge is told to stop: load balancers should send no more clients while it still serves. */
@Readiness
@Singleton
final class Serving implements HealthCheck {
    private volatile boolean stopping;

    void stop() {
        stopping = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("serving").status(!stopping).build();
    }
}
