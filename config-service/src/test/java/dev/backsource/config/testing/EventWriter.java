package dev.backsource.config.testing;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes what edges and probers write. Creates their topics. */
public final class EventWriter implements AutoCloseable {
    /** The brokers that have the topics. */
    private static final Set<String> PREPARED = ConcurrentHashMap.newKeySet();

    private final KafkaProducer<String, byte[]> producer;

    public EventWriter(String bootstrapServers) throws InterruptedException {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
        if (!PREPARED.contains(bootstrapServers)) {
            try (var admin = Admin.create(config)) {
                Topics.createMissing(
                        admin,
                        List.of(
                                Topic.EDGE_STATUS,
                                Topic.DOMAIN_FIGURES,
                                Topic.ORIGIN_HEALTH,
                                Topic.ORIGIN_ALERTS,
                                Topic.PROBER_STATUS));
            }
            PREPARED.add(bootstrapServers);
        }
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    public void write(EdgeStatus status) {
        send(record(Topic.EDGE_STATUS, status.edge(), EventCodec.EDGE_STATUS.encode(status)));
    }

    public void write(DomainFigures figures) {
        send(record(Topic.DOMAIN_FIGURES, figures.edge(), EventCodec.DOMAIN_FIGURES.encode(figures)));
    }

    public void write(TailLines lines) {
        send(record(Topic.TAIL_LINES, lines.edge(), EventCodec.TAIL_LINES.encode(lines)));
    }

    public void write(OriginHealth health) {
        send(record(Topic.ORIGIN_HEALTH, health.domain().value(), EventCodec.ORIGIN_HEALTH.encode(health)));
    }

    public void write(ProberStatus status) {
        send(record(Topic.PROBER_STATUS, status.key(), EventCodec.PROBER_STATUS.encode(status)));
    }

    public void write(OriginAlert alert) {
        send(record(alert));
    }

    /** Writes all, and waits for the last of them only. */
    public void writeAll(List<OriginAlert> alerts) {
        alerts.stream().map(alert -> producer.send(record(alert))).toList().forEach(EventWriter::await);
    }

    /** Likewise, of reports of edges. */
    public void writeReports(List<EdgeStatus> reports) {
        reports.stream()
                .map(report ->
                        producer.send(record(Topic.EDGE_STATUS, report.edge(), EventCodec.EDGE_STATUS.encode(report))))
                .toList()
                .forEach(EventWriter::await);
    }

    /** A policy change that config-service never made. */
    public void writePolicyChange(String domain, byte[] value, long revision) {
        var attributes = new CloudEvent(
                UUID.randomUUID().toString(),
                Topic.POLICY_CHANGES.eventType(),
                "/test",
                domain,
                Instant.now(),
                revision,
                null);
        send(EventRecords.toRecord(Topic.POLICY_CHANGES, domain, value, attributes));
    }

    public void remove(Topic topic, String key) {
        send(record(topic, key, null));
    }

    /** A value that is none of the topic's. */
    public void writeGarbage(Topic topic, String key, byte[] value) {
        send(record(topic, key, value));
    }

    /** A record without headers. */
    public void writeBare(Topic topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic.topicName(), 0, key, value));
    }

    /** A record whose type is a header without value. */
    public void writeWithoutType(Topic topic, String key, byte[] value) {
        var toSend = record(topic, key, value);
        toSend.headers().remove("ce_type").add("ce_type", null);
        send(toSend);
    }

    @Override
    public void close() {
        producer.close();
    }

    private static ProducerRecord<String, byte[]> record(OriginAlert alert) {
        return record(Topic.ORIGIN_ALERTS, alert.key(), EventCodec.ORIGIN_ALERT.encode(alert), alert.team());
    }

    private static ProducerRecord<String, byte[]> record(Topic topic, String key, byte @Nullable [] value) {
        return record(topic, key, value, null);
    }

    private static ProducerRecord<String, byte[]> record(
            Topic topic, String key, byte @Nullable [] value, @Nullable String team) {
        var attributes = new CloudEvent(
                UUID.randomUUID().toString(), topic.eventType(), "/test", key, Instant.now(), null, null);
        return EventRecords.toRecord(topic, key, value, attributes.of(team));
    }

    private void send(ProducerRecord<String, byte[]> toSend) {
        await(producer.send(toSend));
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
