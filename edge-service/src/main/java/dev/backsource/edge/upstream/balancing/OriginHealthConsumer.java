package dev.backsource.edge.upstream.balancing;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.ReadPositions;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The reader of port states from the prober, from the start of the topic. They are a hint: without the topic or Kafka the
 * edge relies on its own requests, and a malformed record is skipped.
 */
public final class OriginHealthConsumer implements TopicReader {
    private static final Logger LOG = Logger.getLogger(OriginHealthConsumer.class);

    /** The topic to read. */
    public static final FollowerConfig FOLLOWING =
            FollowerConfig.of("kafka-consumer-origin-health", Topic.ORIGIN_HEALTH);

    private final ActiveHealth activeHealth;
    private final ReadPositions positions = new ReadPositions(FOLLOWING.partitions());

    public OriginHealthConsumer(OutlierDetection outliers) {
        this.activeHealth = new ActiveHealth(outliers);
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        positions.seek(consumer);
        return batch -> {
            batch.forEach(this::take);
            positions.advance(batch);
        };
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("failed to read origin health; reading restarts at the same position", failure);
    }

    /** Only the status reporter logs an outage of Kafka. */
    @Override
    public void away(KafkaException failure) {
        LOG.debug("failed to read origin health; reading restarts at the same position", failure);
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        try {
            EventRecords.attributes(received.headers()).requireType(Topic.ORIGIN_HEALTH);
            var health = received.value() == null ? null : EventCodec.ORIGIN_HEALTH.decode(received.value());
            activeHealth.take(new DomainName(String.valueOf(received.key())), health);
        } catch (MalformedEventException | InvalidValueException e) {
            LOG.warnf(
                    "origin health rejected: partition=%d offset=%d reason=%s",
                    received.partition(), received.offset(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "origin health failed: internal error, offset %d", received.offset());
        }
    }
}
