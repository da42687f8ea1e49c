package dev.backsource.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** The steps of a follower, without its threads. */
class SharedFollowerTest {
    private static final TopicPartition CHANGES =
            TopicPartitions.of(Topic.POLICY_CHANGES).get(0);
    private static final TopicPartition PURGES =
            TopicPartitions.of(Topic.CACHE_PURGES).get(0);
    private static final long IDLE_SECONDS = TimeUnit.NANOSECONDS.toSeconds(ReadingTime.IDLE_NANOS);

    private final AtomicLong nanos = new AtomicLong();
    private final LeaderlessConsumer consumer = new LeaderlessConsumer();
    private final Stalled stalled = new Stalled();
    private final Beginner beginner = new Beginner();
    private int opened;
    private final List<Long> purges = new ArrayList<>();
    private final SharedFollower follower = new SharedFollower(
            new ConsumerFactory(Map.of()) {
                @Override
                public Consumer<String, byte[]> open(Map<String, Object> settings) {
                    opened++;
                    consumer.answersWithin(settings);
                    return consumer;
                }
            },
            "follower",
            Map.of(),
            new ReadingTime(nanos::get, bound -> 0, Duration.ZERO));

    /** While a reader waits for an end of its topic that Kafka doesn't name, the other topics go on. */
    @Test
    void shouldNotKeepOtherTopicsWaitingWhileAPartitionHasNoLeader() throws InterruptedException {
        // Given
        begin();

        // When
        consumer.batches.add(purge(7));
        step(IDLE_SECONDS);

        // Then
        assertThat(consumer.waited).as("for an answer").isPositive().isLessThan(Duration.ofMillis(500));
        assertThat(purges).containsExactly(7L);
        assertThat(stalled.failures).isZero();
        assertThat(stalled.begun).isEqualTo(1);
    }

    @Test
    void shouldLookForTheEndAgainSomeSecondsLater() throws InterruptedException {
        // Given
        begin();
        step(IDLE_SECONDS);
        consumer.hasLeader = true;

        // When
        step(IDLE_SECONDS - 1);
        var early = stalled.ends.size();
        step(1);

        // Then
        assertThat(early).isZero();
        assertThat(stalled.ends).containsExactly(new TopicEnd(Map.of(CHANGES, 3L)));
    }

    /** It asks for the end of its topic as it begins, and is the first to begin. */
    @Test
    void shouldReadOtherTopicsWhileAReaderCantBegin() throws InterruptedException {
        // Given
        follower.add(FollowerConfig.of("changes", List.of(CHANGES)), beginner);
        follower.add(FollowerConfig.of("purges", List.of(PURGES)), purgeReader());

        // When
        consumer.batches.add(purge(7));
        step(0);

        // Then
        assertThat(purges).containsExactly(7L);
        assertThat(beginner.failures).isEqualTo(1);
        assertThat(consumer.waited).isPositive().isLessThan(LeaderlessConsumer.UNBOUNDED);
    }

    @Test
    void shouldHaveItBeginOnceThePartitionHasALeader() throws InterruptedException {
        // Given
        follower.add(FollowerConfig.of("changes", List.of(CHANGES)), beginner);
        step(0);
        consumer.hasLeader = true;

        // When
        step(1);

        // Then
        assertThat(beginner.ends).containsExactly(new TopicEnd(Map.of(CHANGES, 3L)));
        assertThat(opened).isEqualTo(1);
    }

    private void begin() throws InterruptedException {
        follower.add(FollowerConfig.of("changes", List.of(CHANGES)), stalled);
        follower.add(FollowerConfig.of("purges", List.of(PURGES)), purgeReader());
        step(0);
    }

    private void step(long seconds) throws InterruptedException {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        follower.step();
        follower.queues().forEach(ReaderQueue::step);
    }

    private TopicReader purgeReader() {
        return new TopicReader() {
            @Override
            public Session begin(Consumer<?, ?> begun) {
                return batch -> batch.forEach(received -> purges.add(received.offset()));
            }

            @Override
            public void failed(RuntimeException failure) {
                throw failure;
            }
        };
    }

    private static ConsumerRecords<String, byte[]> purge(long offset) {
        var record = new ConsumerRecord<>(PURGES.topic(), PURGES.partition(), offset, "key", new byte[0]);
        return new ConsumerRecords<>(
                Map.of(PURGES, List.of(record)), Map.of(PURGES, new OffsetAndMetadata(offset + 1)));
    }

    /** A reader that hasn't reached its end. */
    private static final class Stalled implements TopicReader {
        private final List<TopicEnd> ends = new ArrayList<>();
        private int begun;
        private int failures;

        @Override
        public Session begin(Consumer<?, ?> consumer) {
            begun++;
            return new Session() {
                @Override
                public void take(ConsumerRecords<String, byte[]> batch) {
                    assertThat(batch.isEmpty()).isTrue();
                }

                @Override
                public void idle(Consumer<?, ?> polled) {
                    ends.add(TopicEnd.soon(polled, List.of(CHANGES)));
                }
            };
        }

        @Override
        public void failed(RuntimeException failure) {
            failures++;
        }
    }

    /** A reader that asks for the end of its topic before anything else. */
    private static final class Beginner implements TopicReader {
        private final List<TopicEnd> ends = new ArrayList<>();
        private int failures;

        @Override
        public Session begin(Consumer<?, ?> consumer) {
            ends.add(TopicEnd.of(consumer, List.of(CHANGES)));
            return batch -> {};
        }

        @Override
        public void failed(RuntimeException failure) {
            failures++;
        }
    }

    /** A consumer of which a partition has no leader: as Kafka's, it waits for one as long as it may. */
    private static final class LeaderlessConsumer extends MockConsumer<String, byte[]> {
        private static final Duration UNBOUNDED = Duration.ofSeconds(5);

        private final Deque<ConsumerRecords<String, byte[]>> batches = new ArrayDeque<>();
        private boolean hasLeader;
        private Duration answersWithin = UNBOUNDED;
        private Duration waited = Duration.ZERO;

        LeaderlessConsumer() {
            super("earliest");
        }

        void answersWithin(Map<String, Object> settings) {
            if (settings.get(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG) instanceof Integer millis) {
                answersWithin = Duration.ofMillis(millis);
            }
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            return batches.isEmpty() ? ConsumerRecords.empty() : batches.remove();
        }

        @Override
        public synchronized List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
            return List.of(new PartitionInfo(topic, 0, null, null, null));
        }

        @Override
        public synchronized Map<TopicPartition, Long> beginningOffsets(
                Collection<TopicPartition> partitions, Duration timeout) {
            return answer(timeout, 0);
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(
                Collection<TopicPartition> partitions, Duration timeout) {
            return answer(timeout, 3);
        }

        @Override
        public synchronized Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
            return beginningOffsets(partitions, answersWithin);
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return endOffsets(partitions, answersWithin);
        }

        private Map<TopicPartition, Long> answer(Duration timeout, long offset) {
            if (!hasLeader) {
                waited = waited.plus(timeout);
                throw new TimeoutException("the partition has no leader");
            }
            return Map.of(CHANGES, offset);
        }
    }
}
