package dev.backsource.config.events;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.reading.FirstRecords;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The published changes among the records of policy changes: edges have applied a change that was published twice once they have read its first record. */
final class PublishedChanges {
    private final FirstRecords records = new FirstRecords();

    /** The change of the next record; null when an earlier record has published it. */
    @Nullable
    PublishedChange of(ConsumerRecord<String, byte[]> received, Instant committedAt) {
        var attributes = EventRecords.attributes(received.headers());
        return records.take(received.partition(), attributes.id(), received.offset())
                ? new PublishedChange(
                        received.key(),
                        Objects.requireNonNullElse(attributes.revision(), 0L),
                        Objects.requireNonNullElse(attributes.incarnation(), 0L),
                        received.value() == null,
                        received.partition(),
                        received.offset(),
                        committedAt)
                : null;
    }
}
