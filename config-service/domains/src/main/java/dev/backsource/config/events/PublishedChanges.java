package dev.backsource.config.events;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.reading.FirstRecords;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The published changes among the records of policy changes: edges have applied a change that was published twice once they have read its first record. */
final class PublishedChanges {
    private final FirstRecords records = new FirstRecords();

    /** The change of the next record; null when an earlier record has published it. */
    @Nullable
    PublishedChange of(ConsumerRecord<String, byte[]> received, Instant committedAt) {
        var id = EventRecords.attributes(received.headers()).id();
        return records.take(received.partition(), id, received.offset())
                ? new PublishedChange(received.partition(), received.offset(), committedAt)
                : null;
    }
}
