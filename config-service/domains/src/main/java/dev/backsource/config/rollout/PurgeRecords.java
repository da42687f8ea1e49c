package dev.backsource.config.rollout;

import dev.backsource.config.outbox.Position;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.FirstRecords;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The first records of purges. The database has the position of a purge's last publication; an edge that has read an earlier one has carried it out.
 * Each partition is read from {@value #BEHIND} offsets before its end at the start.
 */
@Singleton
class PurgeRecords implements TopicReader {
    private static final Logger LOG = Logger.getLogger(PurgeRecords.class);
    private static final FollowerConfig FOLLOWING = FollowerConfig.of("purge-records", Topic.CACHE_PURGES);
    private static final long BEHIND = 10_000;

    private final FirstRecords records = new FirstRecords();
    private final TopicFollower follower;

    PurgeRecords(ConsumerFactory consumers) {
        this.follower = TopicFollower.of(consumers, FOLLOWING, this);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    /** The position of a purge's first record, which was published at {@code position} as far as the database knows. */
    Position firstOf(String purge, Position position) {
        return new Position(position.partition(), records.firstOf(purge, position.partition(), position.offset()));
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        var begins = consumer.beginningOffsets(FOLLOWING.partitions());
        consumer.endOffsets(FOLLOWING.partitions())
                .forEach((partition, end) ->
                        consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - BEHIND)));
        return batch -> batch.forEach(this::take);
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        try {
            var attributes = EventRecords.attributes(received.headers());
            records.take(received.partition(), attributes.id(), received.offset());
        } catch (MalformedEventException e) {
            LOG.debugf("no purge at %d/%d: %s", received.partition(), received.offset(), e.reason());
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("failed to read purges; reading restarts", failure);
    }

    /** Outages of Kafka are logged by its contact. */
    @Override
    public void away(KafkaException failure) {
        LOG.debug("failed to read purges; reading restarts", failure);
    }
}
