package dev.backsource.edge.routing.changes;

import dev.backsource.deployment.tracing.RecordSpans;
import dev.backsource.edge.recovery.Recovery;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.broker.Outage;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The reader of policy changes, of every partition from its beginning. Waits while Kafka is unreachable or its name doesn't resolve
 * yet.
 */
public final class PolicyChangeTopicReader implements TopicReader {
    private static final Logger LOG = Logger.getLogger(PolicyChangeTopicReader.class);
    /** The topic to read. */
    public static final FollowerConfig FOLLOWING =
            FollowerConfig.of("policy-changes", Topic.POLICY_CHANGES).gathering();

    private final PolicyChangeConsumer changes;
    private final RoutingProgress progress;
    private final TopicEndFinder end;
    private final Outage outage =
            Outage.toldOnce(failure -> LOG.warnf("Kafka unavailable, policy changes not read: %s", failure));

    /**
     * Reads into the table of {@code routing}.
     *
     * @param records decodes them, on the reading thread
     * @param taster tries them before
     * @param nanoTime as {@link System#nanoTime}
     * @param spans of the records that come once the table is complete
     * @param recovery says how many records to apply at a time
     * @param topicId queries Kafka for the topic's id
     * @param advanced runs when records have been processed, or the table is complete
     * @param withdrawn runs when the served snapshot is of another topic
     */
    public PolicyChangeTopicReader(
            RoutingState routing,
            PolicyRecords records,
            ChangeTaster taster,
            LongSupplier nanoTime,
            RecordSpans spans,
            Recovery recovery,
            Supplier<String> topicId,
            MeterRegistry registry,
            Runnable advanced,
            Runnable withdrawn) {
        this.changes = new PolicyChangeConsumer(
                routing,
                new RoutingMetrics(registry, routing.table(), routing.progress()),
                advanced,
                records,
                new ChangeTasting(taster, routing.table(), routing.progress(), nanoTime),
                spans,
                recovery);
        this.progress = routing.progress();
        this.end = new TopicEndFinder(topicId, progress, routing.served(), advanced, withdrawn);
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        end.find(consumer);
        progress.seek(consumer);
        return new Reading();
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("failed to read policy changes; reading goes on", failure);
    }

    @Override
    public void away(KafkaException failure) {
        outage.failed(failure);
    }

    void take(ConsumerRecords<String, byte[]> batch) {
        if (batch.isEmpty()) {
            changes.pass(batch);
        } else {
            outage.succeeded();
            changes.take(batch);
        }
    }

    private final class Reading implements Session {
        @Override
        public void take(ConsumerRecords<String, byte[]> batch) {
            PolicyChangeTopicReader.this.take(batch);
        }

        @Override
        public void idle(Consumer<?, ?> consumer) {
            end.findLower(consumer);
        }
    }
}
