package dev.backsource.health.log;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.TopicEnd;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.Topic;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads back what was published, from the beginning of a partition to the end that it sees, and finds the end of the
 * policy changes of the same partition. Health, alerts and policy changes of a domain are all in the same partition.
 */
@ApplicationScoped
public class PublishedReader {
    private static final Logger LOG = Logger.getLogger(PublishedReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Vertx vertx;
    private final OwnedTopics topics;
    private final Map<String, Object> kafka;

    PublishedReader(Vertx vertx, OwnedTopics topics, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.vertx = vertx;
        this.topics = topics;
        this.kafka = kafka;
    }

    /** Reads {@code partitions} once the topics are there; fails when Kafka can't be read. */
    public Future<Map<Integer, Published>> read(Collection<Integer> partitions) {
        return topics.created().compose(ready -> vertx.executeBlocking(() -> readAll(partitions), false));
    }

    private Map<Integer, Published> readAll(Collection<Integer> partitions) {
        try (var consumer = KafkaClients.reader(kafka)) {
            var policyChanges = of(Topic.POLICY_CHANGES, partitions);
            var last = TopicEnd.lastRecords(consumer, policyChanges);
            var published = new HashMap<Integer, Published>();
            for (var change : policyChanges) {
                published.put(
                        change.partition(),
                        new Published(last.getOrDefault(change, -1L), new HashMap<>(), new HashMap<>()));
            }
            var own = Stream.of(Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS)
                    .flatMap(topic -> of(topic, partitions).stream())
                    .toList();
            readToEnd(consumer, own, published);
            return published;
        }
    }

    private static List<TopicPartition> of(Topic topic, Collection<Integer> partitions) {
        return partitions.stream()
                .map(partition -> new TopicPartition(topic.topicName(), partition))
                .toList();
    }

    private static void readToEnd(
            Consumer<String, byte[]> consumer, List<TopicPartition> own, Map<Integer, Published> published) {
        consumer.assign(own);
        var ends = consumer.endOffsets(own);
        consumer.seekToBeginning(own);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(read -> keep(read, published));
        }
    }

    private static void keep(ConsumerRecord<String, byte[]> read, Map<Integer, Published> published) {
        var kept = published.get(read.partition());
        try {
            if (kept != null && read.topic().equals(Topic.ORIGIN_HEALTH.topicName())) {
                keepHealth(read, kept.health());
            } else if (kept != null && read.value() != null) {
                keepAlert(EventCodec.ORIGIN_ALERT.decode(typed(read, Topic.ORIGIN_ALERTS)), kept.firing());
            }
        } catch (MalformedEventException e) {
            LOG.warnf("%s/%d@%d is skipped: %s", read.topic(), read.partition(), read.offset(), e.reason());
        }
    }

    private static void keepHealth(ConsumerRecord<String, byte[]> read, Map<String, OriginHealth> health) {
        if (read.value() == null) {
            health.remove(read.key());
            return;
        }
        var decoded = EventCodec.ORIGIN_HEALTH.decode(typed(read, Topic.ORIGIN_HEALTH));
        health.put(decoded.domain().value(), decoded);
    }

    private static void keepAlert(OriginAlert alert, Map<String, Map<AlertKind, OriginAlert>> firing) {
        var ofDomain = firing.computeIfAbsent(alert.domain().value(), domain -> new EnumMap<>(AlertKind.class));
        if (alert.status() == AlertStatus.FIRING) {
            ofDomain.put(alert.kind(), alert);
        } else {
            ofDomain.remove(alert.kind());
        }
        if (ofDomain.isEmpty()) {
            firing.remove(alert.domain().value());
        }
    }

    private static byte[] typed(ConsumerRecord<String, byte[]> read, Topic topic) {
        EventRecords.attributes(read.headers()).requireType(topic);
        return read.value();
    }
}
