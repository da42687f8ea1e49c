package dev.backsource.edge.routing;

import dev.backsource.eventlog.TopicEnd;
import dev.backsource.eventlog.TopicEndSearch;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks Kafka at start which topic the policy changes are and where it ends, until Kafka answers and the topic is there. */
@ApplicationScoped
class TopicEndFinder {
    private static final Logger LOG = Logger.getLogger(TopicEndFinder.class);

    private final Map<String, Object> kafka;
    private final RoutingProgress progress;
    private final Standing standing;
    private final Event<RoutingAdvanced> advanced;
    private final Event<SnapshotWithdrawn> withdrawn;
    private @Nullable TopicEndSearch search;

    TopicEndFinder(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            RoutingProgress progress,
            Standing standing,
            Event<RoutingAdvanced> advanced,
            Event<SnapshotWithdrawn> withdrawn) {
        this.kafka = kafka;
        this.progress = progress;
        this.standing = standing;
        this.advanced = advanced;
        this.withdrawn = withdrawn;
    }

    void start(@Observes StartupEvent event) {
        search = TopicEndSearch.start("policy-changes-end", kafka, this::find, TopicEndFinder::failed);
    }

    void stop(@Observes ShutdownEvent event) {
        if (search != null) {
            search.close();
        }
    }

    private void find(Consumer<?, ?> consumer) {
        var id = TopicId.of(kafka);
        var lastRecords = TopicEnd.lastRecords(consumer, Topic.POLICY_CHANGES);
        standing.advance(() -> {
            if (progress.setGoal(id, lastRecords)) {
                withdrawn.fire(new SnapshotWithdrawn());
            }
        });
        advanced.fire(new RoutingAdvanced());
    }

    private static void failed(KafkaException failure) {
        LOG.warnf("waiting for Kafka to tell where the policy changes end: %s", failure.getMessage());
    }
}
