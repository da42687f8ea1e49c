package dev.backsource.edge.status;

import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.identity.EdgeIdentity;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The writer of edge statuses to their topic. */
final class EdgeStatusTopic {
    private final RecordWriter writer;
    private final EdgeIdentity identity;

    EdgeStatusTopic(RecordWriter writer, EdgeIdentity identity) {
        this.writer = writer;
        this.identity = identity;
    }

    /** Completes when the broker has the report; fails when it could not be written. */
    Uni<Void> send(EdgeStatus status) {
        return writer.write(identity.sign(record(status)));
    }

    private static ProducerRecord<String, byte[]> record(EdgeStatus status) {
        var attributes = EdgeIdentity.attributes(Topic.EDGE_STATUS, status.edge(), status.reportedAt());
        return EventRecords.toRecord(
                Topic.EDGE_STATUS, status.edge(), EventCodec.EDGE_STATUS.encode(status), attributes);
    }
}
