package dev.backsource.edge.routing.changes;

import dev.backsource.eventlog.broker.Outage;
import dev.backsource.eventlog.reading.Following;
import dev.backsource.eventlog.reading.SharedFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Reads every partition of the policy changes from its beginning. Waits for a Kafka that is away or whose name doesn't resolve yet.
 */
@ApplicationScoped
class PolicyChangeReading implements TopicReader {
    private static final Logger LOG = Logger.getLogger(PolicyChangeReading.class);
    private static final Following FOLLOWING =
            Following.of("policy-changes", Topic.POLICY_CHANGES).gathering();

    private final PolicyChangeConsumer changes;
    private final RoutingProgress progress;
    private final TopicEndFinder end;
    private final Outage outage =
            Outage.toldOnce(failure -> LOG.warnf("reading the policy changes waits for Kafka: %s", failure));

    PolicyChangeReading(PolicyChangeConsumer changes, RoutingProgress progress, TopicEndFinder end) {
        this.changes = changes;
        this.progress = progress;
        this.end = end;
    }

    void start(@Observes StartupEvent event, SharedFollower topics) {
        topics.add(FOLLOWING, this);
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        end.find(consumer);
        progress.seek(consumer);
        return this::take;
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("reading the policy changes goes on after a failure", failure);
    }

    @Override
    public void away(KafkaException failure) {
        outage.failed(failure);
    }

    private void take(ConsumerRecords<String, byte[]> batch) {
        if (batch.isEmpty()) {
            changes.pass(batch);
        } else {
            outage.succeeded();
            changes.take(batch);
        }
    }
}
