package dev.backsource.health.testing;

import static dev.backsource.testing.waiting.Waiting.resultOf;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The other services' side of the topics: creates them, writes policy changes, reads every port state and alert, and deletes the topics at its end.
 */
public final class EventBoard implements AutoCloseable {
    private static final List<Topic> TOPICS = List.of(
            Topic.POLICY_CHANGES,
            Topic.ORIGIN_HEALTH,
            Topic.ORIGIN_ALERTS,
            Topic.PROBER_STATUS,
            Topic.PROBE_REQUESTS,
            Topic.PROBE_ANSWERS);

    private final Map<String, Object> config;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> read = new CopyOnWriteArrayList<>();
    private final Thread reading = new Thread(this::readAll, "event-board");
    private volatile boolean closed;

    public EventBoard(String bootstrapServers) {
        config = Map.of(
                "bootstrap.servers", bootstrapServers, "reconnect.backoff.max.ms", 500, "fetch.max.wait.ms", 100);
        createTopics();
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        reading.start();
    }

    public void set(Domain domain, long revision) {
        send(EventRecords.toRecord(
                Topic.POLICY_CHANGES,
                domain.name().value(),
                EventCodec.POLICY_CHANGE.encode(PolicyChange.of(domain, revision, Instant.now())),
                attributes(domain.name(), revision)));
    }

    public void remove(DomainName domain, long revision) {
        send(EventRecords.toRecord(Topic.POLICY_CHANGES, domain.value(), null, attributes(domain, revision)));
    }

    public void send(ProducerRecord<String, byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    /** Every event of {@code domain}'s alerts, in order. */
    public List<OriginAlert> alerts(Domain domain) {
        return records(Topic.ORIGIN_ALERTS)
                .map(record -> EventCodec.ORIGIN_ALERT.decode(record.value()))
                .filter(alert -> alert.domain().equals(domain.name()))
                .toList();
    }

    public List<AlertStatus> alertStatuses(Domain domain) {
        return alerts(domain).stream().map(OriginAlert::status).toList();
    }

    /** The latest states of {@code domain}'s ports; empty when there are none or they were taken back. */
    public Optional<OriginHealth> health(Domain domain) {
        return records(Topic.ORIGIN_HEALTH)
                .filter(record -> record.key().equals(domain.name().value()))
                .reduce((earlier, later) -> later)
                .flatMap(record -> Optional.ofNullable(record.value()))
                .map(EventCodec.ORIGIN_HEALTH::decode);
    }

    /** The latest sign of life of whoever watches {@code domain}'s partition. */
    public Optional<ProberStatus> prober(Domain domain) {
        var partition =
                EventRecords.partitionOf(Topic.POLICY_CHANGES, domain.name().value());
        return records(Topic.PROBER_STATUS)
                .filter(record -> record.key().equals(String.valueOf(partition)))
                .reduce((earlier, later) -> later)
                .map(record -> EventCodec.PROBER_STATUS.decode(record.value()));
    }

    /** The state of {@code domain}'s {@code port} as text: {@code OPEN}, or the empty text when unheard of. */
    public String state(Domain domain, int port) {
        return health(domain).stream()
                .flatMap(health -> health.ports().stream())
                .filter(state -> state.port() == port)
                .map(state -> state.state().name())
                .findFirst()
                .orElse("");
    }

    public Stream<ConsumerRecord<String, byte[]>> records(Topic topic) {
        return read.stream().filter(record -> record.topic().equals(topic.topicName()));
    }

    @Override
    public void close() {
        closed = true;
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ZERO);
        deleteTopics();
    }

    private static CloudEvent attributes(DomainName domain, long revision) {
        return new CloudEvent(
                domain + "/" + revision,
                Topic.POLICY_CHANGES.eventType(),
                "/test",
                domain.value(),
                Instant.now(),
                revision,
                null);
    }

    private void readAll() {
        var partitions = Stream.of(Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS, Topic.PROBER_STATUS)
                .flatMap(topic -> TopicPartitions.of(topic).stream())
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (!closed) {
            consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        }
        consumer.close();
    }

    private void createTopics() {
        try (var admin = Admin.create(config)) {
            Topics.createMissing(admin, TOPICS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next test at the same broker finds nothing of this one's. */
    private void deleteTopics() {
        try (var admin = Admin.create(config)) {
            resultOf(admin.deleteTopics(TOPICS.stream().map(Topic::topicName).toList())
                    .all());
        }
    }
}
