package dev.backsource.edge.explain;

import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.Following;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Reads questions, at each beginning from the end of their topic: nobody waits for an answer to an older one. */
@ApplicationScoped
class ExplainReading implements TopicReader {
    private static final Logger LOG = Logger.getLogger(ExplainReading.class);
    private static final Following FOLLOWING = Following.of("kafka-consumer-explain-requests", Topic.EXPLAIN_REQUESTS)
            .with(Map.of(
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    100,
                    ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                    1 << 20));

    private final TopicFollower follower;
    private final ExplainRequests requests;
    private final ExplainAnswerTopic answers;

    ExplainReading(ConsumerFactory consumers, ExplainRequests requests, ExplainAnswerTopic answers) {
        this.follower = TopicFollower.of(consumers, FOLLOWING, this);
        this.requests = requests;
        this.answers = answers;
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        consumer.endOffsets(consumer.assignment()).forEach(consumer::seek);
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
