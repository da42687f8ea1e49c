package dev.backsource.edge.status;

import dev.backsource.eventlog.TopicCreation;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The topic of edge statuses, created in the background; once it is there, the edge reports. */
@ApplicationScoped
class EdgeStatusTopicCreation {
    private static final Logger LOG = Logger.getLogger(EdgeStatusTopicCreation.class);
    private static final List<Topic> OWNED = List.of(Topic.EDGE_STATUS);

    private final TopicCreation creation;

    EdgeStatusTopicCreation(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, EdgeStatusReporter reporter) {
        creation = TopicCreation.start(
                kafka, OWNED, failure -> LOG.warnf("the topic of statuses could not be created yet: %s", failure));
        creation.created().thenRun(reporter::topicReady);
    }

    /** Made at start, not when somebody first asks. */
    void start(@Observes StartupEvent event) {}

    void stop(@Observes ShutdownEvent event) {
        creation.close();
    }
}
