package dev.backsource.health.target;

import static dev.backsource.health.testing.TestDomains.follow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyChangeDecoderTest {
    private static final Domain DOMAIN =
            follow("www.example.com", new Origin(OriginAddress.parse("203.0.113.1"), 80, OriginPriority.PRIMARY, 10));
    private static final byte[] VALUE = EventCodec.POLICY_CHANGE.encode(PolicyChange.of(DOMAIN, 5, Instant.EPOCH));

    @Test
    void shouldReadAChangeAndARemoval() {
        assertThat(PolicyChangeDecoder.decode(record("www.example.com", VALUE, Topic.POLICY_CHANGES)))
                .isEqualTo(new DomainUpdate.Changed(DOMAIN, 5));
        assertThat(PolicyChangeDecoder.decode(record("www.example.com", null, Topic.POLICY_CHANGES)))
                .isEqualTo(new DomainUpdate.Removed(DOMAIN.name(), 5L));
    }

    @Test
    void shouldRejectWhatIsNoPolicyChangeAndSayWhy() {
        assertRejected(
                record("www.example.com", "{".getBytes(StandardCharsets.UTF_8), Topic.POLICY_CHANGES), "not JSON");
        assertRejected(
                record("other.example.com", VALUE, Topic.POLICY_CHANGES), "the record's key is other.example.com");
        assertRejected(record("www.example.com", VALUE, Topic.ORIGIN_ALERTS), "event type");
        assertRejected(record(null, VALUE, Topic.POLICY_CHANGES), "record key is missing");
        assertRejected(record("Not a Domain", VALUE, Topic.POLICY_CHANGES), "Not a Domain");
        assertRejected(
                new ConsumerRecord<>(Topic.POLICY_CHANGES.topicName(), 0, 0, "www.example.com", null),
                "header ce_specversion is missing");
    }

    private static void assertRejected(ConsumerRecord<@Nullable String, byte @Nullable []> record, String reason) {
        assertThat(PolicyChangeDecoder.decode(record))
                .isInstanceOfSatisfying(
                        DomainUpdate.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains(reason));
    }

    private static ConsumerRecord<@Nullable String, byte @Nullable []> record(
            @Nullable String key, byte @Nullable [] value, Topic type) {
        var attributes = new CloudEvent("id", type.eventType(), "/test", "subject", Instant.EPOCH, 5L, null);
        var headers = EventRecords.toRecord(type, 0, "key", null, attributes).headers();
        return new ConsumerRecord<>(
                Topic.POLICY_CHANGES.topicName(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }
}
