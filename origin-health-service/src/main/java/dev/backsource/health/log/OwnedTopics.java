package dev.backsource.health.log;

import dev.backsource.eventlog.TopicCreation;
import dev.backsource.eventlog.Topics;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Future;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the topics that this service owns, in the background and for as long as it takes Kafka to answer. */
@ApplicationScoped
public class OwnedTopics {
    private static final Logger LOG = Logger.getLogger(OwnedTopics.class);
    private static final List<Topic> OWNED = List.of(Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS);

    private final TopicCreation creation;

    OwnedTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "backsource.topics.changes-kept") Optional<Duration> changesKept) {
        creation = TopicCreation.start(
                kafka,
                OWNED,
                changesKept.orElse(Topics.CHANGES_KEPT),
                failure -> LOG.warnf("topics could not be created, trying again: %s", failure));
    }

    /** Done once the topics are there; answers on any thread. */
    public Future<Void> created() {
        return Future.fromCompletionStage(creation.created());
    }

    /** Whether the topics are there. */
    public boolean exist() {
        return creation.isDone();
    }

    /** Made at start, not when somebody first asks; so is what events are read and written by, before the state loop needs it. */
    void start(@Observes @Priority(1) StartupEvent started) {
        EventCodec.prepare();
    }

    void stop(@Observes ShutdownEvent stopped) {
        creation.close();
    }
}
