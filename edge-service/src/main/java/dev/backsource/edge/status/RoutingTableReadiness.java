package dev.backsource.edge.status;

import dev.backsource.edge.routing.RoutingProgress;
import dev.backsource.edge.routing.RoutingTable;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the routing table is complete, and from then on whatever becomes of Kafka; how long it is that Kafka was
 * heard of stands in the data.
 */
@Readiness
@ApplicationScoped
class RoutingTableReadiness implements HealthCheck {
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final KafkaContact contact;

    RoutingTableReadiness(RoutingTable table, RoutingProgress progress, KafkaContact contact) {
        this.table = table;
        this.progress = progress;
        this.contact = contact;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("routing-table")
                .status(progress.isComplete())
                .withData("table", progress.describe())
                .withData("routes", table.size())
                .withData(
                        "secondsSinceKafka",
                        contact.age().map(age -> Long.toString(age.toSeconds())).orElse("never"))
                .build();
    }
}
