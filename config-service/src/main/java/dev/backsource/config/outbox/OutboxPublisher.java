package dev.backsource.config.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Sends records to the topics that this service writes, acknowledged by all in-sync replicas and without duplicates. */
@Singleton
final class OutboxPublisher {
    private static final String CHANNEL = "policy-changes";

    private final KafkaClientService clients;

    /** The emitter is never used: the channel, and with it the producer, is there only when something is bound to it. */
    OutboxPublisher(KafkaClientService clients, @Channel(CHANNEL) Emitter<byte[]> binding) {
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
