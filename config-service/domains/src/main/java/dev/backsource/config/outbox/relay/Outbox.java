package dev.backsource.config.outbox.relay;

import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The outbox as the relay reads it and takes from it. */
interface Outbox {
    /** The oldest entry of each lane except the {@code resting} ones, in the order in which they were written. */
    Uni<List<OutboxEntry>> read(Collection<OutboxEntry.Lane> resting, int limit);

    /**
     * Records the positions of published entries and deletes them from the outbox, both or neither.
     *
     * @param entries in the order in which they were read
     * @param records of {@code entries}, published, in the same order
     */
    Uni<Void> take(List<OutboxEntry> entries, List<RecordMetadata> records, OffsetDateTime at);

    Uni<Backlog> backlog();
}
