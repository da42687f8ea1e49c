package dev.backsource.edge.status;

import dev.backsource.edge.identity.EdgeIdentity;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Writes edge statuses to their topic. */
@Singleton
final class EdgeStatusTopic {
    private final MutinyEmitter<byte[]> emitter;
    private final EdgeIdentity identity;

    EdgeStatusTopic(@Channel("edge-status") MutinyEmitter<byte[]> emitter, EdgeIdentity identity) {
        this.emitter = emitter;
        this.identity = identity;
    }

    /** Completes when the broker has the report; fails when it could not be written. */
    Uni<Void> send(EdgeStatus status) {
        var written = identity.sign(record(status));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(written.key())
                .withPartition(written.partition())
                .withHeaders(written.headers())
                .build();
        return emitter.sendMessage(Message.of(written.value(), Metadata.of(metadata)));
    }

    private static ProducerRecord<String, byte[]> record(EdgeStatus status) {
        return EventRecords.toRecord(
                Topic.EDGE_STATUS, status.edge(), EventCodec.EDGE_STATUS.encode(status), attributes(status));
    }

    private static CloudEvent attributes(EdgeStatus status) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                Topic.EDGE_STATUS.eventType(),
                "/edge-service/" + status.edge(),
                status.edge(),
                status.reportedAt(),
                null,
                null);
    }
}
