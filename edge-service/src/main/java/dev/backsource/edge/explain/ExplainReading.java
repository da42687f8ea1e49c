package dev.backsource.edge.explain;

import dev.backsource.eventlog.reading.Following;
import dev.backsource.eventlog.reading.SharedFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Reads questions, at each beginning from the end of their topic: nobody waits for an answer to an older one. */
@ApplicationScoped
class ExplainReading implements TopicReader {
    private static final Logger LOG = Logger.getLogger(ExplainReading.class);
    private static final Following FOLLOWING = Following.of("kafka-consumer-explain-requests", Topic.EXPLAIN_REQUESTS);

    private final ExplainRequests requests;
    private final ExplainAnswerTopic answers;

    ExplainReading(ExplainRequests requests, ExplainAnswerTopic answers) {
        this.requests = requests;
        this.answers = answers;
    }

    void start(@Observes StartupEvent event, SharedFollower topics) {
        topics.add(FOLLOWING, this);
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        consumer.endOffsets(FOLLOWING.partitions()).forEach(consumer::seek);
        answers.prepare();
        return batch -> batch.forEach(requests::take);
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("reading questions begins again at their end", failure);
    }

    /** Only the status reporter logs that Kafka is away. */
    @Override
    public void away(KafkaException failure) {
        LOG.debug("reading questions begins again at their end", failure);
    }
}
