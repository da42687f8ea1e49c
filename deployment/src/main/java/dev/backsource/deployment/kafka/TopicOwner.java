package dev.backsource.deployment.kafka;

import dev.backsource.eventlog.broker.BootstrapNames;
import dev.backsource.eventlog.broker.KafkaMonitor;
import dev.backsource.eventlog.broker.Outage;
import dev.backsource.eventlog.topics.TopicCreation;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A service that owns topics, with the behaviour common to all of them: its start waits for Kafka's host name, its topics are created, and the log
 * reports when Kafka is away and when it is back. A service extends it by one bean, which also produces the objects for its classes: CDI inherits
 * observers, but no producers.
 */
public abstract class TopicOwner {
    private static final Logger LOG = Logger.getLogger(TopicOwner.class);
    private static final int FIRST = 1;

    private final Map<String, Object> kafka;
    private final String whileAway;
    private @Nullable KafkaMonitor monitor;

    /**
     * An owner that hasn't begun yet.
     *
     * @param kafka the settings of Kafka's clients, {@code bootstrap.servers} among them
     * @param whileAway the state of the service's work while Kafka is away, for the log
     */
    protected TopicOwner(Map<String, Object> kafka, String whileAway) {
        this.kafka = kafka;
        this.whileAway = whileAway;
    }

    /**
     * Holds the start until Kafka's host name resolves: without it the messaging layer, which starts next, would end it. Then starts to create the
     * topics and to check Kafka, now and not at the first use.
     */
    protected void start(
            @Observes @Priority(FIRST) StartupEvent event,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "backsource.kafka-check-interval", defaultValue = "5s") Duration checkInterval,
            Instance<TopicCreation> topics)
            throws InterruptedException {
        BootstrapNames.awaitResolvable(
                servers,
                unresolved -> LOG.warnf("Kafka host names not resolved: %s; waiting for one of them", unresolved));
        topics.get();
        monitor = KafkaMonitor.start(
                kafka,
                new Outage(
                        failure -> LOG.warnf("Kafka unavailable; %s: %s", whileAway, failure.getMessage()),
                        lasted -> LOG.infof("Kafka available after %d s", lasted.toSeconds())),
                checkInterval);
    }

    protected void stop(@Observes ShutdownEvent event) {
        if (monitor != null) {
            monitor.close();
        }
    }

    /**
     * Starts to create those of {@code owned} that are missing.
     *
     * @param changesKept how long topics of changes are spared compaction; null for {@link Topics#CHANGES_KEPT}
     */
    protected final TopicCreation create(List<Topic> owned, @Nullable Duration changesKept) {
        return TopicCreation.start(
                kafka,
                owned,
                changesKept == null ? Topics.CHANGES_KEPT : changesKept,
                failure -> LOG.warnf("topics not created yet, retrying: %s", failure));
    }
}
