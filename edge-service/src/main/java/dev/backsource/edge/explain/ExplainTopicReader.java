package dev.backsource.edge.explain;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.identity.EdgeIdentity;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** The reader of questions. Each session starts at the end of their topic: no caller waits for an answer to an older question. */
public final class ExplainTopicReader implements TopicReader {
    private static final Logger LOG = Logger.getLogger(ExplainTopicReader.class);
    /** The topic to read. */
    public static final FollowerConfig FOLLOWING =
            FollowerConfig.of("kafka-consumer-explain-requests", Topic.EXPLAIN_REQUESTS);

    private final ExplainRequests requests;
    private final ExplainAnswerTopic answers;

    /** @param written the writer of answers */
    public ExplainTopicReader(
            EdgeSettings settings,
            Explanations explanations,
            RoutingProgress progress,
            SignatureCheck signatures,
            EdgeIdentity identity,
            RecordWriter written,
            Clock clock,
            MeterRegistry registry) {
        this(
                new ExplainAnswers(settings.id(), explanations::of, () -> PolicyChangePosition.of(progress), clock),
                signatures,
                new ExplainAnswerTopic(written, identity),
                settings.id(),
                clock,
                registry);
    }

    /** The reader of the questions to {@code edge}. */
    ExplainTopicReader(
            ExplainAnswers own,
            SignatureCheck signatures,
            ExplainAnswerTopic answers,
            String edge,
            Clock clock,
            MeterRegistry registry) {
        this.answers = answers;
        this.requests = new ExplainRequests(edge, signatures, own, answers, clock, registry);
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        consumer.endOffsets(FOLLOWING.partitions()).forEach(consumer::seek);
        answers.prepare();
        return batch -> batch.forEach(requests::take);
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("failed to read explain requests; reading restarts at the end of the topic", failure);
    }

    /** Only the status reporter logs an outage of Kafka. */
    @Override
    public void away(KafkaException failure) {
        LOG.debug("failed to read explain requests; reading restarts at the end of the topic", failure);
    }
}
