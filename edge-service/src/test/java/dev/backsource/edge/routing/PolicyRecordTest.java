package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.PolicyChangeReader;
import dev.backsource.policy.event.Topic;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PolicyRecordTest {
    private static final byte[] VALUE = EventCodec.POLICY_CHANGE.encode(
            PolicyChange.of(domain("www.example.com", origin("192.0.2.1", 80)), 4, Instant.EPOCH));

    private final PolicyChangeReader values = new PolicyChangeReader();

    private static ConsumerRecord<String, byte[]> received(String key, byte[] value) {
        var sent = EventRecords.toRecord(
                Topic.POLICY_CHANGES, "www.example.com", value, PolicyLog.attributes("www.example.com", 4));
        return new ConsumerRecord<>(
                sent.topic(), 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, key, value, sent.headers(), Optional.empty());
    }

    @Test
    void shouldReadAChange() {
        // When
        var read = PolicyRecord.read(received("www.example.com", VALUE), values);

        // Then
        assertThat(read.revision()).isEqualTo(4);
        assertThat(read.change()).isNotNull();
    }

    @Test
    void shouldReadARemovalWithItsRevision() {
        // When
        var read = PolicyRecord.read(received("www.example.com", null), values);

        // Then
        assertThat(read.revision()).isEqualTo(4);
        assertThat(read.change()).isNull();
    }

    @Test
    void shouldRefuseARecordWithoutKey() {
        // When
        var reading = assertThatThrownBy(() -> PolicyRecord.read(received(null, VALUE), values));

        // Then
        reading.isInstanceOf(MalformedEventException.class).hasMessageContaining("no key");
    }
}
