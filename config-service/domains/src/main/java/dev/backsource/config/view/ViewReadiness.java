package dev.backsource.config.view;

import dev.backsource.policy.event.Topic;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every view has read its topic up to its end at the start; Kafka may go away later. */
@Readiness
@Singleton
final class ViewReadiness implements HealthCheck {
    private final Views views;

    ViewReadiness(Views views) {
        this.views = views;
    }

    @Override
    public HealthCheckResponse call() {
        var answer =
                HealthCheckResponse.named("views").status(Views.VIEWED.stream().allMatch(views::isComplete));
        for (Topic topic : Views.VIEWED) {
            answer.withData(topic.topicName(), views.isComplete(topic) ? "read" : "being read");
        }
        return answer.build();
    }
}
