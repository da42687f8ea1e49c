package dev.backsource.config.events;

import dev.backsource.config.reading.ReadingProgress;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.broker.Outage;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Follows both topics into the window, from their ends when this instance started. It waits for a Kafka that is down. Recreated topics end every
 * stream, since nothing continues the earlier events.
 */
@Singleton
class LiveTail implements TopicReader {
    private static final Logger LOG = Logger.getLogger(LiveTail.class);
    private static final FollowerConfig FOLLOWING =
            FollowerConfig.of(ReadingProgress.EVENTS, StreamPartitions.ALL).with(StreamKafka.CONSUMER);

    private final TopicFollower follower;
    private final StreamKafka kafka;
    private final EventWindow window;
    private final Subscriptions subscriptions;
    private final StreamMetrics metrics;
    private final SignatureCheck signatures;
    private final Event<PublishedChange> changes;
    private final Event<TailStarted> beginnings;
    private final Event<TailReached> reached;
    private final PublishedChanges published = new PublishedChanges();
    private final Outage outage =
            Outage.toldOnce(failure -> LOG.warnf("the event stream is waiting for Kafka: %s", failure));

    LiveTail(
            ConsumerFactory consumers,
            ReadingProgress progress,
            StreamKafka kafka,
            EventWindow window,
            Subscriptions subscriptions,
            StreamMetrics metrics,
            SignatureCheck signatures,
            Event<PublishedChange> changes,
            Event<TailStarted> beginnings,
            Event<TailReached> reached) {
        this.follower = TopicFollower.of(consumers, FOLLOWING, progress.measured(ReadingProgress.EVENTS, this));
        this.kafka = kafka;
        this.window = window;
        this.subscriptions = subscriptions;
        this.metrics = metrics;
        this.signatures = signatures;
        this.changes = changes;
        this.beginnings = beginnings;
        this.reached = reached;
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        var stream = kafka.identity();
        seek(consumer, stream);
        outage.succeeded();
        return batch -> {
            takeIn(batch);
            window.passTo(Positions.of(stream, consumer));
            reached.fire(new TailReached(nextChanges(consumer)));
        };
    }

    private static Map<Integer, Long> nextChanges(Consumer<?, ?> consumer) {
        return TopicPartitions.of(Topic.POLICY_CHANGES).stream()
                .collect(Collectors.toMap(TopicPartition::partition, consumer::position));
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("the event stream restarts reading", failure);
    }

    @Override
    public void away(KafkaException failure) {
        outage.failed(failure);
    }

    private void seek(Consumer<?, ?> consumer, String stream) {
        var end = Positions.at(stream, consumer.endOffsets(StreamPartitions.ALL));
        var last = window.next();
        if (last != null && last.isOf(end) && end.cover(last)) {
            last.offsets().forEach(consumer::seek);
            return;
        }
        beginnings.fire(new TailStarted(lastChanges(consumer)));
        window.beginAt(end);
        end.offsets().forEach(consumer::seek);
        subscriptions.endAll();
    }

    /** The offsets of the last records instead of the partitions' ends: behind them there may be transaction markers, which edges don't process. */
    private static Map<Integer, Long> lastChanges(Consumer<?, ?> consumer) {
        try {
            return TopicEnd.lastRecords(consumer, TopicPartitions.of(Topic.POLICY_CHANGES)).entrySet().stream()
                    .collect(Collectors.toMap(last -> last.getKey().partition(), Map.Entry::getValue));
        } finally {
            consumer.assign(StreamPartitions.ALL);
        }
    }

    private void takeIn(ConsumerRecords<String, byte[]> received) {
        for (var each : received) {
            takeIn(each);
        }
        if (!received.isEmpty()) {
            subscriptions.wake();
        }
    }

    private void takeIn(ConsumerRecord<String, byte[]> received) {
        try {
            var event = StreamEvent.of(received, signatures);
            window.add(event);
            if (Topic.named(received.topic()) == Topic.POLICY_CHANGES) {
                var change = published.of(received, event.time());
                if (change != null) {
                    changes.fire(change);
                }
            }
        } catch (MalformedEventException e) {
            metrics.rejected(received, e);
        }
    }
}
