package dev.backsource.config;

import dev.backsource.eventlog.topics.TopicCreation;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the topics that this service owns exist; an outage of Kafka later only delays publishing. */
@Readiness
@Singleton
final class TopicReadiness implements HealthCheck {
    private final TopicCreation topics;

    TopicReadiness(TopicCreation topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topics").status(topics.isDone()).build();
    }
}
