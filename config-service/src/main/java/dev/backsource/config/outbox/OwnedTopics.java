package dev.backsource.config.outbox;

import dev.backsource.eventlog.TopicCreation;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The topics that this service owns. They are created in the background, as soon as Kafka answers. */
@Singleton
final class OwnedTopics {
    private static final Logger LOG = Logger.getLogger(OwnedTopics.class);
    private static final List<Topic> OWNED = List.of(Topic.POLICY_CHANGES, Topic.CACHE_PURGES);

    private final TopicCreation creation;

    OwnedTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        creation = TopicCreation.start(
                kafka, OWNED, failure -> LOG.warnf("the topics could not be created yet: %s", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        creation.close();
    }

    /** Completes once the topics are there. */
    Uni<Void> created() {
        return Uni.createFrom().completionStage(creation.created());
    }

    boolean exist() {
        return creation.isDone();
    }
}
