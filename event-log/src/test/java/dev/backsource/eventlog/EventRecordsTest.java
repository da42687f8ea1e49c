package dev.backsource.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import java.time.Instant;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventRecordsTest {
    private static final CloudEvent ATTRIBUTES = new CloudEvent(
            "www.example.com/7",
            Topic.POLICY_CHANGES.eventType(),
            "/config-service",
            "www.example.com",
            Instant.parse("2026-01-02T03:04:05Z"),
            7L,
            null,
            "J\u00fcrgen <j@example.com>",
            null);

    @Test
    void shouldCarryTheAttributesInTheHeaders() {
        // When
        var made = EventRecords.toRecord(Topic.POLICY_CHANGES, "www.example.com", null, ATTRIBUTES);

        // Then
        assertThat(EventRecords.attributes(made.headers())).isEqualTo(ATTRIBUTES);
        assertThat(made.topic()).isEqualTo("backsource.policy-changes.v1");
        assertThat(made.value()).isNull();
    }

    @Test
    void shouldPutAKeyWhereKafkasOwnProducersPutIt() {
        assertThat(IntStream.range(0, 1000).mapToObj(i -> "www" + i + ".example.com"))
                .allSatisfy(key -> assertThat(EventRecords.partitionOf(Topic.POLICY_CHANGES, key))
                        .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), 12)));
    }

    @Test
    void shouldTakeANullOrBrokenHeaderForAMissingOne() {
        // Given
        var nullValue = new RecordHeaders().add("ce_specversion", null);
        var brokenText = new RecordHeaders().add("ce_specversion", new byte[] {(byte) 0xff});

        // When / Then
        assertThatThrownBy(() -> EventRecords.attributes(nullValue))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("ce_specversion is missing");
        assertThatThrownBy(() -> EventRecords.attributes(brokenText)).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void shouldNameTheTraceOfARecordForALogOnOneLine() {
        assertThat(EventRecords.trace(new RecordHeaders())).isEqualTo("-");
        assertThat(EventRecords.trace(new RecordHeaders().add("traceparent", "00-1\n2".getBytes(UTF_8))))
                .isEqualTo("00-1?2");
    }
}
