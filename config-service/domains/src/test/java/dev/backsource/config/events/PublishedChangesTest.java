package dev.backsource.config.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PublishedChangesTest {
    private static final Instant TIME = Instant.parse("2026-06-01T12:00:00Z");

    private final PublishedChanges changes = new PublishedChanges();

    /** The metrics count a change once, and time it by the first record: an edge that has read that serves the change. */
    @Test
    void shouldReportAChangeThatWasPublishedTwiceAtItsFirstRecord() {
        // When
        var first = changes.of(record("a.example/1", 5), TIME);
        var second = changes.of(record("a.example/1", 7), TIME);
        var next = changes.of(record("a.example/2", 9), TIME);

        // Then
        assertThat(first).isEqualTo(new PublishedChange("a.example", 1, 0, true, 3, 5, TIME));
        assertThat(second).isNull();
        assertThat(next).isEqualTo(new PublishedChange("a.example", 1, 0, true, 3, 9, TIME));
    }

    private static ConsumerRecord<String, byte[]> record(String id, long offset) {
        var attributes = new CloudEvent(id, Topic.POLICY_CHANGES.eventType(), "/test", "a.example", TIME, 1L, null);
        var written = EventRecords.toRecord(Topic.POLICY_CHANGES, 3, "a.example", null, attributes);
        return new ConsumerRecord<>(
                written.topic(),
                3,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                written.key(),
                written.value(),
                written.headers(),
                Optional.empty());
    }
}
