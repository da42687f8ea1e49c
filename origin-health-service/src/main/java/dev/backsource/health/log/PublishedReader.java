package dev.backsource.health.log;

import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.reading.TopicScan;
import dev.backsource.eventlog.topics.TopicCreation;
import dev.backsource.policy.event.Topic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * The reader of this service's own published state. It reads a partition from its beginning to the end that it sees,
 * and finds the end of the partition's policy changes. Health, alerts and policy changes of a domain are all
 * in the same partition. Port states are read as edges read them, those of aborted transactions included, and once more
 * as readers of committed records do; alerts only so. Each partition is read by itself, since one without a leader, or
 * with an open transaction, must not hold up the others.
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

    /** Reads a partition once the topics are there; fails when it can't read from Kafka. */
    public Future<PublishedState> read(int partition) {
        return Future.fromCompletionStage(topics.created())
                .compose(ready -> vertx.executeBlocking(() -> readNow(partition), false));
    }

    /** Blocks. */
    PublishedState readNow(int partition) {
        var changes = new TopicPartition(Topic.POLICY_CHANGES.topicName(), partition);
        var health = new TopicPartition(Topic.ORIGIN_HEALTH.topicName(), partition);
        var alerts = new TopicPartition(Topic.ORIGIN_ALERTS.topicName(), partition);
        try (var consumer = consumers.open(NO_WAIT);
                var committed = consumers.openCommitted(NO_WAIT)) {
            var last = TopicEnd.lastRecords(consumer, List.of(changes));
            var view = new PublishedView();
            TopicScan.read(consumer, List.of(health), view::acceptHealth);
            TopicScan.read(committed, consumer, List.of(health, alerts), view::acceptCommitted);
            return view.published(last.getOrDefault(changes, -1L));
        }
    }
}
