package dev.backsource.config.view;

import dev.backsource.policy.event.Topic;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every view has read its topic up to the end that it had at start; Kafka may go away later. */
@Readiness
@Singleton
final class ViewReadiness implements HealthCheck {
    private final ViewProgress progress;

    ViewReadiness(ViewProgress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("views")
                .status(ViewProgress.VIEWED.stream().allMatch(progress::isComplete));
        for (Topic topic : ViewProgress.VIEWED) {
            answer.withData(topic.topicName(), progress.isComplete(topic) ? "read" : "being read");
        }
        return answer.build();
    }
}
