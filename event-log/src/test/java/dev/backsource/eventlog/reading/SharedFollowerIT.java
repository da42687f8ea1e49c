package dev.backsource.eventlog.reading;

import static dev.backsource.testing.infrastructure.SharedBroker.kafka;
import static dev.backsource.testing.infrastructure.SharedBroker.newTopic;
import static dev.backsource.testing.infrastructure.SharedBroker.producer;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.infrastructure.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class SharedFollowerIT {
    private static final Map<String, Object> SMALL_BATCHES = Map.of("max.poll.records", 1);

    @Test
    void shouldFollowSeveralTopicsWithOneConsumer() throws Exception {
        // Given
        var first = new RecordingReader(newTopic(2, Map.of()), 2);
        var second = new RecordingReader(newTopic(1, Map.of()), 1);
        write(first, "a");
        var consumers = new AtomicInteger();
        var factory = new ConsumerFactory(kafka(), consumer -> {
            consumers.incrementAndGet();
            return consumers::decrementAndGet;
        });

        // When
        try (var ignored = follow(factory, Map.of(), first, second)) {
            await().until(() -> first.hasCaughtUp() && second.hasCaughtUp());
            write(first, "b");
            write(second, "c");

            // Then
            await().until(() -> second.values().contains("c"));
            await().until(() -> first.values().contains("b"));
            assertThat(first.values()).containsExactly("a", "b");
            assertThat(second.values()).containsExactly("c");
            assertThat(consumers).hasValue(1);
        }
        // Closing ends after two seconds, whether the consumer has left or not.
        await().untilAsserted(() -> assertThat(consumers).hasValue(0));
    }

    @Test
    void shouldHoldUpNoOtherTopicWhileAReaderIsSlowAndLoseNothingOfIts() throws Exception {
        // Given
        var slow = new RecordingReader(newTopic(1, Map.of()), 1);
        var other = new RecordingReader(newTopic(1, Map.of()), 1);
        var held = new CountDownLatch(1);
        var values = IntStream.range(0, 20).mapToObj(Integer::toString).toArray(String[]::new);
        slow.holdOn("3", held);

        // When
        try (var ignored = follow(new ConsumerFactory(kafka()), SMALL_BATCHES, slow, other)) {
            write(slow, values);
            await().until(() -> slow.values().contains("2"));
            write(other, "a", "b", "c", "d", "e");

            // Then
            await().until(() -> other.values().size() == 5);
            assertThat(slow.values()).containsExactly("0", "1", "2");
            held.countDown();
            await().until(() -> slow.values().size() == values.length);
            assertThat(slow.values()).containsExactly(values);
            assertThat(slow.begun()).isEqualTo(1);
        }
    }

    @Test
    void shouldLeaveOutATopicThatIsNotThereYet() throws Exception {
        // Given
        var missing = new RecordingReader("topic-" + UUID.randomUUID(), 1);
        var there = new RecordingReader(newTopic(1, Map.of()), 1);
        write(there, "a");

        // When
        try (var ignored = follow(new ConsumerFactory(kafka()), Map.of(), missing, there)) {
            await().until(() -> there.values().contains("a"));
            await().until(() -> missing.failures().size() > 1);
            SharedBroker.create(missing.partitions().get(0).topic(), 1, Map.of());
            write(missing, "b");

            // Then
            await().until(() -> missing.values().equals(List.of("b")));
            assertThat(there.begun()).isEqualTo(1);
            assertThat(there.failures())
                    .filteredOn(SharedFollowerIT::isOfTheReader)
                    .isEmpty();
        }
    }

    @Test
    void shouldLetAReaderThatFailedBeginAgainAlone() throws Exception {
        // Given
        var failing = new RecordingReader(newTopic(1, Map.of()), 1);
        var other = new RecordingReader(newTopic(1, Map.of()), 1);
        failing.failOn("garbage");

        // When
        try (var ignored = follow(new ConsumerFactory(kafka()), SMALL_BATCHES, failing, other)) {
            write(failing, "a", "garbage", "c");

            // Then
            await().until(() -> failing.values().contains("c"));
            assertThat(failing.values()).containsExactly("a", "garbage", "c");
            assertThat(failing.failures())
                    .filteredOn(SharedFollowerIT::isOfTheReader)
                    .singleElement()
                    .isInstanceOf(IllegalStateException.class);
            assertThat(failing.begun()).isEqualTo(2);
            assertThat(failing.closed()).isEqualTo(1);
            assertThat(other.begun()).isEqualTo(1);
        }
    }

    /** Whether it is no query that took more than the second it has, and is made again. */
    private static boolean isOfTheReader(Throwable failure) {
        return !(failure instanceof TimeoutException);
    }

    private static SharedFollower follow(
            ConsumerFactory consumers, Map<String, Object> settings, RecordingReader... readers) {
        var follower = new SharedFollower(consumers, "shared-" + UUID.randomUUID(), settings);
        for (var reader : readers) {
            follower.add(FollowerConfig.of("lane", reader.partitions()), reader);
        }
        follower.start();
        return follower;
    }

    private static void write(RecordingReader to, String... values) throws Exception {
        try (var producer = producer(Map.of())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(
                                to.partitions().get(0).topic(), 0, "key", value.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }
}
