package dev.backsource.edge.status;

import dev.backsource.eventlog.Topics;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Creates the topic of edge statuses at start, in a thread of its own and again until Kafka has answered. */
@ApplicationScoped
class EdgeStatusTopicCreator {
    private static final Logger LOG = Logger.getLogger(EdgeStatusTopicCreator.class);
    private static final int ANSWER_TIMEOUT_MS = 5_000;
    private static final long RETRY_MS = 500;

    private final Map<String, Object> kafka;
    private final EdgeStatusReporter reporter;
    private final Thread thread = new Thread(this::createUntilCreated, "edge-status-topic");

    EdgeStatusTopicCreator(@Identifier("default-kafka-broker") Map<String, Object> kafka, EdgeStatusReporter reporter) {
        this.kafka = kafka;
        this.reporter = reporter;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void createUntilCreated() {
        try (var admin = Admin.create(configuration())) {
            while (!create(admin)) {
                Thread.sleep(RETRY_MS);
            }
            reporter.topicReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean create(Admin admin) throws InterruptedException {
        try {
            Topics.createMissing(admin, List.of(Topic.EDGE_STATUS));
            return true;
        } catch (KafkaException e) {
            LOG.warnf("waiting for Kafka to create %s: %s", Topic.EDGE_STATUS.topicName(), e.getMessage());
            return false;
        }
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(kafka);
        configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        return configuration;
    }
}
