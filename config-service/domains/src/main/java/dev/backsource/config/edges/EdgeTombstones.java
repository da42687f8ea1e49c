package dev.backsource.config.edges;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** Records without value on the topic of edge statuses, which mark removed edges. All other records of that topic are written by the edges. */
@Singleton
final class EdgeTombstones {
    private static final String SOURCE = "/config-service";

    private static final Logger LOG = Logger.getLogger(EdgeTombstones.class);

    private final MutinyEmitter<Record<String, byte[]>> emitter;
    private final Clock clock;

    EdgeTombstones(@Channel("edge-removals") MutinyEmitter<Record<String, byte[]>> emitter, Clock clock) {
        this.emitter = emitter;
        this.clock = clock;
    }

    /** Completes when the broker has the record; fails with {@link EdgeRefusal} when it could not be written. */
    Uni<Void> write(String edge) {
        var attributes = new CloudEvent(
                UUID.randomUUID().toString(), Topic.EDGE_STATUS.eventType(), SOURCE, edge, clock.instant(), null, null);
        var written = EventRecords.toRecord(Topic.EDGE_STATUS, edge, null, attributes);
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withPartition(written.partition())
                .withHeaders(written.headers())
                .build();
        return emitter.sendMessage(Message.of(Record.of(edge, null), Metadata.of(metadata)))
                .onFailure()
                .invoke(failure -> LOG.warnf("can't write the removal of edge %s to Kafka: %s", edge, failure))
                .onFailure()
                .transform(failure -> EdgeRefusal.unwritten(failure));
    }
}
