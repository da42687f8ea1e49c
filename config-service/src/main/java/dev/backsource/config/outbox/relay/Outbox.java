package dev.backsource.config.outbox.relay;

import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The outbox as the relay reads it and takes from it. */
interface Outbox {
    /** The oldest entry of each lane that is none of {@code resting}, in the order in which they were written. */
    Uni<List<OutboxEntry>> read(Collection<OutboxEntry.Lane> resting, int limit);

    /**
     * Notes where entries were published and takes them out of the outbox, both or neither.
     *
     * @param records where each of {@code entries} was written, in their order
     */
    Uni<Void> take(List<OutboxEntry> entries, List<RecordMetadata> records, OffsetDateTime at);

    Uni<Backlog> backlog();
}
