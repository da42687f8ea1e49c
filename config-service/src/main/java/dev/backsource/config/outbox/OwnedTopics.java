package dev.backsource.config.outbox;

import dev.backsource.eventlog.TopicCreation;
import dev.backsource.eventlog.Topics;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The topics that this service owns. They are created in the background, as soon as Kafka answers. */
@Singleton
final class OwnedTopics {
    private static final Logger LOG = Logger.getLogger(OwnedTopics.class);
    private static final List<Topic> OWNED = List.of(Topic.POLICY_CHANGES, Topic.CACHE_PURGES);

    private final TopicCreation creation;

    OwnedTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "backsource.topics.changes-kept") Optional<Duration> changesKept) {
        creation = TopicCreation.start(
                kafka,
                OWNED,
                changesKept.orElse(Topics.CHANGES_KEPT),
                failure -> LOG.warnf("topics could not be created yet, tried until they are: %s", failure));
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
