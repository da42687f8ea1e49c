package dev.backsource.edge.routing.changes;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.deployment.tracing.RecordSpans;
import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.edge.recovery.Recovery;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.signature.TrustedKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** An edge that starts from its snapshot, and finds a record in the topic that it rejects. */
class RejectedRecordTest {
    private static final Domain GOOD = domain("www.example.com", origin("192.0.2.1", 80));
    private static final Domain POISON = domain("www.example.com", origin("192.0.2.2", 80));

    private final RoutingTable table = new RoutingTable();
    private final RoutingState routing = RoutingState.of(table, Clock.systemUTC());
    private final RoutingProgress progress = routing.progress();
    private final PolicyChangeTopicReader reader = new PolicyChangeTopicReader(
            routing,
            new PolicyRecords(new SignatureCheck(TrustedKeys.none())),
            new Poisoned(),
            () -> 0,
            new RecordSpans(Tracing.OFF),
            Recovery.off(Clock.systemUTC()),
            () -> "topic",
            new SimpleMeterRegistry(),
            () -> {},
            () -> {});

    @Test
    void shouldServeOnByTheRouteOfItsSnapshotWhereTheTopicHasNothingElseOfTheDomain() {
        // Given
        var version = new StateVersion(0, 4, 44);
        var snapshot = table.prepare(1);
        snapshot.apply(GOOD, version, null);
        progress.serve(snapshot, new SnapshotOrigin("topic", Instant.EPOCH, Map.of()));
        var record = record(POISON, 5);
        var partition = new TopicPartition(record.topic(), record.partition());
        progress.setEnd("topic", new TopicEnd(Map.of(partition, 1L)));

        // When
        reader.take(
                new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of(partition, new OffsetAndMetadata(1))));

        // Then
        assertThat(progress.isRead()).isTrue();
        var route = table.find("www.example.com");
        assertThat(route).isNotNull();
        assertThat(route.version()).isEqualTo(version);
        assertThat(routing.deviations().all())
                .singleElement()
                .extracting(Deviation::heldRevision, Deviation::reason)
                .containsExactly(4L, "poison");
    }

    private static ConsumerRecord<String, byte[]> record(Domain domain, long revision) {
        var made = PolicyLog.change(domain, revision);
        return new ConsumerRecord<>(
                made.topic(),
                made.partition(),
                0,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                made.key(),
                made.value(),
                made.headers(),
                Optional.empty());
    }

    /** Rejects whatever it tries. */
    private static final class Poisoned implements ChangeTaster {
        @Override
        public boolean isOn() {
            return true;
        }

        @Override
        public Map<ConsumerRecord<String, byte[]>, String> taste(List<ConsumerRecord<String, byte[]>> records) {
            var verdicts = new IdentityHashMap<ConsumerRecord<String, byte[]>, String>();
            records.forEach(record -> verdicts.put(record, "poison"));
            return verdicts;
        }

        @Override
        public void passed(Pass pass, int records) {}
    }
}
