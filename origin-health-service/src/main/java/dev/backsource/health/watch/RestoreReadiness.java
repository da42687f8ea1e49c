package dev.backsource.health.watch;

import dev.backsource.eventlog.topics.TopicCreation;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the topics are there and the first assignment is restored; Kafka going away later changes nothing. */
@Readiness
@ApplicationScoped
class RestoreReadiness implements HealthCheck {
    private final TopicCreation topics;
    private final OwnedPartitions partitions;

    RestoreReadiness(TopicCreation topics, OwnedPartitions partitions) {
        this.topics = topics;
        this.partitions = partitions;
    }

    @Override
    public HealthCheckResponse call() {
        var created = topics.isDone();
        return HealthCheckResponse.named("first assignment restored")
                .withData("topics", created)
                .withData("restored", partitions.isRestoredOnce())
                .status(created && partitions.isRestoredOnce())
                .build();
    }
}
