package dev.backsource.config.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends records to the topic of policy changes, acknowledged by all in-sync replicas and without duplicates. */
@Singleton
final class PolicyPublisher {
    private static final String CHANNEL = "policy-changes";

    private final KafkaClientService clients;

    PolicyPublisher(KafkaClientService clients) {
        this.clients = clients;
    }

    /** Where the record was written; fails when Kafka did not take it within the delivery timeout. */
    Uni<RecordMetadata> publish(OutboxEntry entry) {
        KafkaProducer<String, byte[]> producer = clients.getProducer(CHANNEL);
        if (producer == null) {
            return Uni.createFrom().failure(new IllegalStateException("the Kafka producer has not started yet"));
        }
        return producer.send(entry.toRecord());
    }
}
