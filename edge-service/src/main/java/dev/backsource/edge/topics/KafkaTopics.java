package dev.backsource.edge.topics;

import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.routing.changes.TopicId;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.SharedFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.eventlog.topics.TopicCreation;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jboss.logging.Logger;

/** The topics on Kafka. One consumer, with metrics, follows them all. */
public final class KafkaTopics implements EdgeTopics {
    private static final Logger LOG = Logger.getLogger(KafkaTopics.class);
    /** The consumer's name in metrics. */
    private static final String NAME = "edge-topics";

    private static final Topic OF_REPORTS = Topic.EDGE_STATUS;
    private static final Topic OF_FIGURES = Topic.DOMAIN_FIGURES;

    private final String servers;
    private final Map<String, Object> kafka;
    private final SharedFollower follower;
    private final RecordWriter reports;
    private final RecordWriter answers;
    private final RecordWriter figures;
    private final RecordWriter tailLines;
    private final List<TopicCreation> creations = new CopyOnWriteArrayList<>();

    /**
     * Connects to nothing yet.
     *
     * @param servers the brokers, as in the setting
     * @param kafka the settings of Kafka's clients, {@code bootstrap.servers} among them
     * @param fetchWait how long the broker may hold a fetch while there are no new records
     */
    public KafkaTopics(
            String servers,
            Map<String, Object> kafka,
            Duration fetchWait,
            RecordWriter reports,
            RecordWriter answers,
            RecordWriter figures,
            RecordWriter tailLines,
            MeterRegistry registry) {
        this.servers = servers;
        this.kafka = kafka;
        this.reports = reports;
        this.answers = answers;
        this.figures = figures;
        this.tailLines = tailLines;
        this.follower = new SharedFollower(
                consumers(kafka, registry),
                NAME,
                Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(fetchWait.toMillis())));
    }

    private static ConsumerFactory consumers(Map<String, Object> kafka, MeterRegistry registry) {
        return new ConsumerFactory(kafka, consumer -> {
            var metrics = new KafkaClientMetrics(consumer);
            metrics.bindTo(registry);
            return metrics::close;
        });
    }

    @Override
    public String servers() {
        return servers;
    }

    @Override
    public String changesId() {
        return TopicId.of(kafka);
    }

    @Override
    public void follow(FollowerConfig config, TopicReader reader) {
        follower.add(config, reader);
    }

    @Override
    public CompletionStage<Void> start(Duration within) {
        var created = create(OF_REPORTS);
        follower.start(within);
        return created;
    }

    @Override
    public CompletionStage<Void> createFigures() {
        return create(OF_FIGURES);
    }

    private CompletionStage<Void> create(Topic topic) {
        var creation = TopicCreation.start(
                kafka,
                List.of(topic),
                failure -> LOG.warnf("topic %s not created yet: %s", topic.topicName(), failure));
        creations.add(creation);
        return creation.created();
    }

    @Override
    public RecordWriter reports() {
        return reports;
    }

    @Override
    public RecordWriter answers() {
        return answers;
    }

    @Override
    public RecordWriter figures() {
        return figures;
    }

    @Override
    public RecordWriter tailLines() {
        return tailLines;
    }

    @Override
    public void close() {
        follower.close();
        creations.forEach(TopicCreation::close);
    }
}
