package dev.backsource.edge.topics;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.SharedFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Follows the topics whose readers have been added when the edge starts, by one consumer. */
@Singleton
class FollowedTopics {
    /** What the consumer is called in metrics. */
    private static final String NAME = "edge-topics";
    /** Once all readers were added. */
    private static final int LAST = 10_000;

    @Produces
    @Singleton
    SharedFollower follower(ConsumerFactory consumers, EdgeSettings settings) {
        return new SharedFollower(
                consumers,
                NAME,
                Map.of(
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        Math.toIntExact(settings.fetchWait().toMillis())));
    }

    /** An edge that serves from a snapshot can wait for a moment, so that a fleet that starts doesn't come all at once. */
    void start(
            @Observes @Priority(LAST) StartupEvent event,
            SharedFollower follower,
            RoutingProgress progress,
            EdgeSettings settings) {
        follower.start(
                progress.snapshot() == null
                        ? Duration.ZERO
                        : settings.snapshot().startSpread());
    }

    void stop(@Observes ShutdownEvent event, SharedFollower follower) {
        follower.close();
    }
}
