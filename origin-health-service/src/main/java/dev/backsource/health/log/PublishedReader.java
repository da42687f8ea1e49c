package dev.backsource.health.log;

import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.reading.TopicScan;
import dev.backsource.eventlog.topics.TopicCreation;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The reader of this service's own published state. It reads partitions from their beginning to the end that it sees,
 * and finds the end of the policy changes of the same partitions. Health, alerts and policy changes of a domain are all
 * in the same partition. Port states are read as edges read them, those of aborted transactions included, and once more
 * as readers of committed records do; alerts only so.
 */
@ApplicationScoped
public class PublishedReader {
    /** Reading ends at a known offset, so there is no point in a fetch that waits for more behind it. */
    private static final Map<String, Object> NO_WAIT = Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);

    private final Vertx vertx;
    private final TopicCreation topics;
    private final ConsumerFactory consumers;

    PublishedReader(Vertx vertx, TopicCreation topics, ConsumerFactory consumers) {
        this.vertx = vertx;
        this.topics = topics;
        this.consumers = consumers;
    }

    /** Reads {@code partitions} once the topics are there; fails when it can't read from Kafka. */
    public Future<Map<Integer, PublishedState>> read(Collection<Integer> partitions) {
        return Future.fromCompletionStage(topics.created())
                .compose(ready -> vertx.executeBlocking(() -> readAll(partitions), false));
    }

    /** Blocks. */
    Map<Integer, PublishedState> readAll(Collection<Integer> partitions) {
        try (var consumer = consumers.open(NO_WAIT);
                var committed = consumers.openCommitted(NO_WAIT)) {
            var last = TopicEnd.lastRecords(consumer, TopicPartitions.of(Topic.POLICY_CHANGES, partitions));
            var views = new HashMap<Integer, PublishedView>();
            Function<ConsumerRecord<?, ?>, PublishedView> viewOf =
                    read -> views.computeIfAbsent(read.partition(), number -> new PublishedView());
            var health = TopicPartitions.of(Topic.ORIGIN_HEALTH, partitions);
            var both = new ArrayList<>(health);
            both.addAll(TopicPartitions.of(Topic.ORIGIN_ALERTS, partitions));
            TopicScan.read(consumer, health, read -> viewOf.apply(read).acceptHealth(read));
            TopicScan.read(committed, consumer, both, read -> viewOf.apply(read).acceptCommitted(read));
            var published = new HashMap<Integer, PublishedState>();
            for (var change : TopicPartitions.of(Topic.POLICY_CHANGES, partitions)) {
                var view = views.getOrDefault(change.partition(), new PublishedView());
                published.put(change.partition(), view.published(last.getOrDefault(change, -1L)));
            }
            return published;
        }
    }
}
