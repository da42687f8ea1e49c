package dev.backsource.config.explain;

import dev.backsource.config.outbox.EventSigning;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.Topic;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Writes questions to their topic, signed if anything is. */
@Singleton
final class ExplainRequestTopic {
    private static final String SOURCE = "/config-service";

    private final MutinyEmitter<Record<String, byte[]>> emitter;
    private final EventSigning signing;
    private final Clock clock;

    ExplainRequestTopic(
            @Channel("explain-requests") MutinyEmitter<Record<String, byte[]>> emitter,
            EventSigning signing,
            Clock clock) {
        this.emitter = emitter;
        this.signing = signing;
        this.clock = clock;
    }

    /** Completes on any thread when the broker has it; fails with {@link ExplainUnavailableException} when it could not be written. */
    Uni<Void> write(ExplainRequest request) {
        return Uni.createFrom()
                .item(() -> signing.sign(List.of(record(request))).get(0))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(this::send)
                .onFailure()
                .transform(ExplainUnavailableException::new);
    }

    private Uni<Void> send(ProducerRecord<String, byte[]> written) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withPartition(written.partition())
                .withHeaders(written.headers())
                .build();
        return emitter.sendMessage(Message.of(Record.of(written.key(), written.value()), Metadata.of(metadata)));
    }

    private ProducerRecord<String, byte[]> record(ExplainRequest request) {
        var attributes = new CloudEvent(
                request.id(), Topic.EXPLAIN_REQUESTS.eventType(), SOURCE, request.id(), clock.instant(), null, null);
        return EventRecords.toRecord(
                Topic.EXPLAIN_REQUESTS, request.id(), EventCodec.EXPLAIN_REQUEST.encode(request), attributes);
    }
}
