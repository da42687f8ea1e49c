package dev.backsource.health.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.health.testing.TestDomains;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.response.DomainLookup.Registered;
import dev.backsource.policy.response.DomainLookup.Unregistered;
import dev.backsource.policy.signature.TrustedKeys;
import dev.backsource.testing.time.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DomainDirectoryTest {
    private static final String TEAM = "team-1";

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final DomainDirectory directory =
            new DomainDirectory(new PolicyRecords(new SignatureCheck(TrustedKeys.none())), clock);

    @Test
    void shouldKnowNothingBeforeItHasReadToTheEnd() {
        // Given
        try (var consumer = consumer(1);
                var session = directory.begin(consumer)) {
            session.take(consumer.poll(Duration.ZERO));
            assertThat(directory.of("www.example.com")).isEqualTo(Unregistered.UNKNOWN);

            // When
            consumer.addRecord(changed("www.example.com", 1));
            session.take(consumer.poll(Duration.ZERO));
        }

        // Then
        assertThat(name("www.example.com")).isEqualTo("www.example.com");
        assertThat(directory.of("example.com")).isEqualTo(Unregistered.NONE);
    }

    @Test
    void shouldFindTheExactDomainAndElseTheNearestWildcard() {
        // Given
        readTo(0);

        // When
        directory.take(List.of(changed("*.example.com", 1)));
        directory.take(List.of(changed("*.eu.example.com", 1)));
        directory.take(List.of(changed("www.eu.example.com", 1)));

        // Then
        assertThat(name("www.eu.example.com")).isEqualTo("www.eu.example.com");
        assertThat(name("shop.eu.example.com")).isEqualTo("*.eu.example.com");
        assertThat(name("a.b.us.example.com")).isEqualTo("*.example.com");
        assertThat(name("*.example.com")).isEqualTo("*.example.com");
        assertThat(directory.of("example.com")).isEqualTo(Unregistered.NONE);
        assertThat(((Registered) directory.of("www.eu.example.com")).team()).isEqualTo(TEAM);
    }

    @Test
    void shouldTakeNoOlderState() {
        // Given
        readTo(0);
        directory.take(List.of(changed("www.example.com", 3)));

        // When
        directory.take(List.of(removed("www.example.com", 2)));
        assertThat(directory.size()).isEqualTo(1);
        directory.take(List.of(removed("www.example.com", 4)));

        // Then
        assertThat(directory.size()).isZero();
    }

    /** Kafka's record of the removal is gone, or its topic is another one. */
    @Test
    void shouldForgetOnceADayWhatIsNotThereAnyMore() {
        // Given
        readTo(0);
        directory.take(List.of(changed("old.example.com", 7), changed("www.example.com", 7)));
        clock.moveTo(clock.instant().plus(Duration.ofHours(23)));
        readTo(0);
        assertThat(directory.size()).isEqualTo(2);

        // When
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        try (var consumer = consumer(1);
                var session = directory.begin(consumer)) {
            assertThat(name("old.example.com")).isEqualTo("old.example.com");
            consumer.addRecord(changed("www.example.com", 1));
            session.take(consumer.poll(Duration.ZERO));

            // Then
            assertThat(session.isOver()).isFalse();
            assertThat(directory.of("old.example.com")).isEqualTo(Unregistered.NONE);
            assertThat(name("www.example.com")).isEqualTo("www.example.com");
            clock.moveTo(clock.instant().plus(Duration.ofDays(1)));
            assertThat(session.isOver()).isTrue();
        }
    }

    private void readTo(long end) {
        try (var consumer = consumer(end);
                var session = directory.begin(consumer)) {
            session.take(consumer.poll(Duration.ZERO));
        }
    }

    private String name(String host) {
        return ((Registered) directory.of(host)).domain().name().value();
    }

    private static ConsumerRecord<String, byte[]> changed(String name, long revision) {
        var domain = TestDomains.follow(name, TestDomains.origin(OriginAddress.parse("192.0.2.1"), 80));
        var json = EventCodec.POLICY_CHANGE.encode(PolicyChange.of(domain, 0, revision, Instant.EPOCH, null, TEAM));
        return record(new DomainName(name), revision, json);
    }

    private static ConsumerRecord<String, byte[]> removed(String name, long revision) {
        return record(new DomainName(name), revision, null);
    }

    private static ConsumerRecord<String, byte[]> record(DomainName name, long revision, byte @Nullable [] json) {
        var attributes = new CloudEvent(
                name + "/" + revision,
                Topic.POLICY_CHANGES.eventType(),
                "/config-service",
                name.value(),
                Instant.EPOCH,
                revision,
                null);
        var sent = EventRecords.toRecord(Topic.POLICY_CHANGES, 0, name.value(), json, attributes);
        var received = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(received.headers()::add);
        return received;
    }

    /** A consumer of a topic whose first partition ends at {@code end}, and whose others are empty. */
    private static MockConsumer<String, byte[]> consumer(long end) {
        var partitions = TopicPartitions.of(Topic.POLICY_CHANGES);
        var consumer = new MockConsumer<String, byte[]>("earliest");
        consumer.assign(partitions);
        consumer.updatePartitions(Topic.POLICY_CHANGES.topicName(), List.of());
        consumer.updateBeginningOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), each -> 0L)));
        consumer.updateEndOffsets(partitions.stream()
                .collect(Collectors.toMap(Function.identity(), each -> each.partition() == 0 ? end : 0L)));
        return consumer;
    }
}
