package dev.backsource.edge.application;

import dev.backsource.edge.assembly.Edge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The edge's readiness checks. */
final class EdgeHealth {
    private EdgeHealth() {}

    /** Ready until the edge drains. */
    @Produces
    @Readiness
    @ApplicationScoped
    static HealthCheck serving(Edge edge) {
        return () ->
                HealthCheckResponse.named("serving").status(edge.isServing()).build();
    }

    @Produces
    @Readiness
    @ApplicationScoped
    static HealthCheck routingTable(Edge edge) {
        return edge::readiness;
    }
}
