package dev.backsource.config.outbox;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the topic of policy changes was there; a Kafka that goes away later only delays what is published. */
@Readiness
@Singleton
final class TopicReadiness implements HealthCheck {
    private final PolicyTopic topic;

    TopicReadiness(PolicyTopic topic) {
        this.topic = topic;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topics").status(topic.exists()).build();
    }
}
