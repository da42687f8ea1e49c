package dev.backsource.eventlog.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * A follower of several topics with one consumer, and so with one fetch session and one connection where {@link TopicFollower}s would have one each.
 * One thread polls; each topic has a {@link ReaderQueue} with a thread of its own, which gets the topic's records. A topic with a slow reader is paused, and
 * one that is missing, mustn't be read, or has a partition without a leader when its reader begins, is left out and tried again: none holds up another.
 * When Kafka is away the consumer is closed and another one opened, after a growing and random delay.
 */
public final class SharedFollower extends ConsumerLoop {
    private static final Duration POLL = Duration.ofMillis(200);
    /** While a topic is paused: how soon it goes on once its reader is ready. */
    private static final Duration POLL_WHILE_PAUSED = Duration.ofMillis(20);
    /** The first question to Kafka includes the connection, by which a distant edge takes some round trips. */
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    /** For each query of a reader that begins, during which nothing else is read. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

    private final String name;
    private final Map<String, Object> settings;
    private final ReadingTime time;
    private final Backoff backoff;
    private final List<ReaderQueue> queues = new ArrayList<>();

    /**
     * A follower of nothing yet.
     *
     * @param name of its thread and of its consumer
     * @param settings of the consumer, where they differ from the common ones of {@link ConsumerFactory}
     */
    public SharedFollower(ConsumerFactory consumers, String name, Map<String, Object> settings) {
        this(consumers, name, settings, ReadingTime.system());
    }

    SharedFollower(ConsumerFactory consumers, String name, Map<String, Object> settings, ReadingTime time) {
        super(consumers, name);
        this.name = name;
        this.settings = settings;
        this.time = time;
        this.backoff = time.backoff();
    }

    /** Adds {@code reader} for the partitions of {@code config}, without its settings of a consumer. Before the start only. */
    public void add(FollowerConfig config, TopicReader reader) {
        queues.add(new ReaderQueue(config, reader, time));
    }

    /** The queues of its readers, in the order in which they were added. */
    List<ReaderQueue> queues() {
        return queues;
    }

    /** Starts to follow; once. */
    public void start() {
        start(Duration.ZERO);
    }

    /** Starts to follow, once, after a random time of at most {@code within}: many that start together don't connect together. */
    public void start(Duration within) {
        queues.forEach(ReaderQueue::start);
        startAfter(within.isZero() ? 0 : time.random().applyAsLong(within.toMillis() + 1));
    }

    /** Stops, and waits up to 2 s until the batches under way are taken in. Does nothing when it was never started. */
    @Override
    public void close() {
        super.close();
        try {
            for (var queue : queues) {
                queue.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens a consumer, unless one is open, has the readers begin that are due, polls once, and hands the batch to the queues. */
    @Override
    long follow() throws InterruptedException {
        var open = consumer();
        return follow(open == null ? open() : open);
    }

    @Override
    void closing() {
        queues.forEach(ReaderQueue::end);
    }

    @Override
    void away(KafkaException failure) {
        queues.forEach(queue -> queue.away(failure));
    }

    @Override
    void failed(RuntimeException failure) {
        queues.forEach(queue -> queue.failed(failure));
    }

    @Override
    long retryMs() {
        queues.forEach(ReaderQueue::end);
        return backoff.nextMs();
    }

    private Consumer<String, byte[]> open() {
        var config = new HashMap<>(settings);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_WITHIN.toMillis()));
        return open(config);
    }

    private long follow(Consumer<String, byte[]> consumer) throws InterruptedException {
        for (var queue : queues) {
            if (queue.isDue()) {
                begin(queue, consumer);
            }
        }
        if (consumer.assignment().isEmpty()) {
            return POLL.toMillis();
        }
        var batch = poll(consumer);
        if (batch == null) {
            return 0;
        }
        backoff.reset();
        handOn(batch, consumer);
        return gatheringMs(batch);
    }

    /** The next batch; null when an assigned topic mustn't be read, which is then left out. */
    private @Nullable ConsumerRecords<String, byte[]> poll(Consumer<String, byte[]> consumer) {
        try {
            return consumer.poll(consumer.paused().isEmpty() ? POLL : POLL_WHILE_PAUSED);
        } catch (TopicAuthorizationException e) {
            queues.stream().filter(queue -> queue.isOf(e.unauthorizedTopics())).forEach(queue -> queue.away(e));
            assign(consumer);
            return null;
        }
    }

    private void begin(ReaderQueue queue, Consumer<String, byte[]> consumer) {
        attempt(queue, consumer, () -> {
            requireTopics(queue, consumer);
            queue.assigns();
            assign(consumer);
            queue.begin(consumer);
        });
    }

    private void requireTopics(ReaderQueue queue, Consumer<?, ?> consumer) {
        var within = isAnyAssigned() ? ANSWER_WITHIN : CONNECTED_WITHIN;
        for (var topic : queue.topics()) {
            if (consumer.partitionsFor(topic, within).isEmpty()) {
                throw new UnknownTopicOrPartitionException("the topic " + topic + " does not exist yet");
            }
        }
    }

    /** Has a reader query Kafka; one that fails is left out. Kafka is away for all when no reader is assigned and it doesn't even name a topic. */
    private void attempt(ReaderQueue queue, Consumer<?, ?> consumer, Runnable query) {
        try {
            query.run();
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (TopicAuthorizationException | UnknownTopicOrPartitionException e) {
            queue.away(e);
            assign(consumer);
        } catch (KafkaException e) {
            if (!isAnyAssigned()) {
                throw e;
            }
            queue.away(e);
            assign(consumer);
        } catch (RuntimeException e) {
            queue.failed(e);
            assign(consumer);
        }
    }

    private boolean isAnyAssigned() {
        return queues.stream().anyMatch(ReaderQueue::isAssigned);
    }

    /** Assigns the partitions of all assigned queues; those that have begun keep their positions. */
    private void assign(Consumer<?, ?> consumer) {
        consumer.assign(queues.stream()
                .filter(ReaderQueue::isAssigned)
                .flatMap(queue -> queue.partitions().stream())
                .toList());
    }

    private void handOn(ConsumerRecords<String, byte[]> batch, Consumer<?, ?> consumer) throws InterruptedException {
        for (var queue : queues) {
            if (!queue.isAssigned()) {
                continue;
            }
            if (queue.isReady()) {
                consumer.resume(queue.partitions());
            }
            var part = part(batch, queue.partitions());
            if (part.isEmpty() && part.nextOffsets().isEmpty() && queue.isIdle()) {
                attempt(queue, consumer, () -> queue.idle(consumer));
            }
            if (!queue.offer(part)) {
                consumer.pause(queue.partitions());
            }
        }
        var assigned = consumer.assignment();
        if (queues.stream()
                .anyMatch(queue -> !queue.isAssigned() && !Collections.disjoint(assigned, queue.partitions()))) {
            assign(consumer);
        }
    }

    private long gatheringMs(ConsumerRecords<String, byte[]> batch) {
        var records = 0;
        for (var partition : batch.partitions()) {
            if (queues.stream()
                    .anyMatch(queue -> queue.gathers() && queue.partitions().contains(partition))) {
                records += batch.records(partition).size();
            }
        }
        return FollowerConfig.gatheringMs(records);
    }

    private static ConsumerRecords<String, byte[]> part(
            ConsumerRecords<String, byte[]> batch, Set<TopicPartition> partitions) {
        var records = new HashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
        for (var partition : batch.partitions()) {
            if (partitions.contains(partition)) {
                records.put(partition, batch.records(partition));
            }
        }
        var next = new HashMap<TopicPartition, OffsetAndMetadata>();
        batch.nextOffsets().forEach((partition, offset) -> {
            if (partitions.contains(partition)) {
                next.put(partition, offset);
            }
        });
        return new ConsumerRecords<>(records, next);
    }
}
