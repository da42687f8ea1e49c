package dev.backsource.edge.testing;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.CachePurge;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.FiguresRequest;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.TailRequest;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.purge.PurgeScope;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes policy changes as config-service does, and also invalid records. */
public final class PolicyLog implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    public PolicyLog(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "max.request.size",
                        1 << 22),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public RecordMetadata put(Domain domain, long revision) {
        return send(change(domain, revision));
    }

    public RecordMetadata remove(String domain, long revision) {
        return send(removal(domain, revision));
    }

    /** As config-service writes it. */
    public static ProducerRecord<String, byte[]> change(Domain domain, long revision) {
        return change(domain, revision, null);
    }

    /** Likewise, of a domain in {@code rollout}; null for none. */
    public static ProducerRecord<String, byte[]> change(
            Domain domain, long revision, @Nullable ProgressiveRollout rollout) {
        var name = domain.name().value();
        var change = EventCodec.POLICY_CHANGE.encode(
                PolicyChange.of(domain, revision, Instant.now()).with(rollout));
        return EventRecords.toRecord(Topic.POLICY_CHANGES, name, change, attributes(name, revision));
    }

    /** Likewise, for a removed domain. */
    public static ProducerRecord<String, byte[]> removal(String domain, long revision) {
        return EventRecords.toRecord(Topic.POLICY_CHANGES, domain, null, attributes(domain, revision));
    }

    public RecordMetadata put(String domain, byte @Nullable [] value, CloudEvent attributes) {
        return send(EventRecords.toRecord(Topic.POLICY_CHANGES, domain, value, attributes));
    }

    /** Requests a purge as config-service does. */
    public RecordMetadata purge(DomainName domain, PurgeScope scope) {
        var purge = new CachePurge(UUID.randomUUID().toString(), domain, Instant.now(), scope);
        var attributes = new CloudEvent(
                purge.id(),
                Topic.CACHE_PURGES.eventType(),
                "/config-service",
                domain.value(),
                purge.requestedAt(),
                null,
                null);
        return send(EventRecords.toRecord(
                Topic.CACHE_PURGES, domain.value(), EventCodec.CACHE_PURGE.encode(purge), attributes));
    }

    /** Requests an explanation as config-service does. */
    public RecordMetadata ask(ExplainRequest request) {
        return ask(TopicCodec.EXPLAIN_REQUESTS, request.id(), request);
    }

    /** Requests figures as config-service does. */
    public RecordMetadata ask(FiguresRequest request) {
        return ask(TopicCodec.FIGURES_REQUESTS, request.id(), request);
    }

    /** Requests a tail as config-service does. */
    public RecordMetadata ask(TailRequest request) {
        return ask(TopicCodec.TAIL_REQUESTS, request.id(), request);
    }

    private <T> RecordMetadata ask(TopicCodec<T> codec, String id, T request) {
        var attributes =
                new CloudEvent(id, codec.topic().eventType(), "/config-service", id, Instant.now(), null, null);
        return send(codec.record(id, request, attributes));
    }

    public RecordMetadata send(ProducerRecord<String, byte[]> unsent) {
        try {
            return producer.send(unsent).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static CloudEvent attributes(String domain, long revision) {
        return new CloudEvent(
                domain + "/" + revision,
                Topic.POLICY_CHANGES.eventType(),
                "/config-service",
                domain,
                Instant.now(),
                revision,
                null);
    }

    @Override
    public void close() {
        producer.close();
    }
}
