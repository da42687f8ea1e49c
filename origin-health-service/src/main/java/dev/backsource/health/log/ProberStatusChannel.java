package dev.backsource.health.log;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The way of heartbeats to Kafka. It may buffer without bound since the publisher has at most one record per key underway. */
@ApplicationScoped
class ProberStatusChannel {
    private final MutinyEmitter<Record<String, byte[]>> emitter;

    ProberStatusChannel(
            @Channel("prober-status") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> emitter) {
        this.emitter = emitter;
    }

    /** Done when the broker has written {@code record} to all replicas in sync; answers on any thread. */
    Future<Void> send(ProducerRecord<String, byte[]> record) {
        return send(emitter, record);
    }

    /** Sends a record through any channel. */
    static Future<Void> send(MutinyEmitter<Record<String, byte[]>> emitter, ProducerRecord<String, byte[]> record) {
        var sent = Promise.<Void>promise();
        try {
            emitter.sendMessage(message(record)).subscribe().with(sent::tryComplete, sent::tryFail);
        } catch (RuntimeException e) {
            sent.tryFail(e);
        }
        return sent.future();
    }

    private static Message<Record<String, byte[]>> message(ProducerRecord<String, byte[]> record) {
        var where = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(record.topic())
                .withPartition(record.partition())
                .withHeaders(record.headers())
                .build();
        return Message.of(Record.of(record.key(), record.value()), Metadata.of(where));
    }
}
