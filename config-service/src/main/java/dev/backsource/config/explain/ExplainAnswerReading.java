package dev.backsource.config.explain;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.Following;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Reads what edges answer, at each beginning from the end of the topic, and hands it to the question that waits for it. All other answers
 * are other instances', or late; what is no answer is counted and left.
 */
@ApplicationScoped
class ExplainAnswerReading implements TopicReader {
    private static final Logger LOG = Logger.getLogger(ExplainAnswerReading.class);
    private static final Following FOLLOWING = Following.of("kafka-consumer-explain-answers", Topic.EXPLAIN_ANSWERS)
            .with(Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20));

    private final TopicFollower follower;
    private final OpenQuestions questions;
    private final Map<Taken, Counter> taken;
    private final Counter rejected;

    ExplainAnswerReading(ConsumerFactory consumers, OpenQuestions questions, MeterRegistry registry) {
        this.follower = TopicFollower.of(consumers, FOLLOWING, this);
        this.questions = questions;
        this.taken = Stream.of(Taken.values())
                .collect(Collectors.toMap(
                        each -> each, each -> counter(registry, each.name().toLowerCase(Locale.ROOT))));
        this.rejected = counter(registry, "rejected");
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
        return batch -> batch.forEach(this::take);
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("reading edges' answers begins again at their end", failure);
    }

    /** Only the owner of the topics logs that Kafka is away. */
    @Override
    public void away(KafkaException failure) {
        LOG.debug("reading edges' answers begins again at their end", failure);
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        try {
            Objects.requireNonNull(taken.get(questions.take(read(received)))).increment();
        } catch (MalformedEventException e) {
            rejected.increment();
            LOG.debugf("answer rejected: offset=%d reason=%s", received.offset(), e.reason());
        }
    }

    private static ExplainAnswer read(ConsumerRecord<String, byte[]> received) {
        EventRecords.attributes(received.headers()).requireType(Topic.EXPLAIN_ANSWERS);
        if (received.value() == null || received.value().length > ExplainAnswer.MAX_BYTES) {
            throw new MalformedEventException(
                    "an answer has a value, of at most " + ExplainAnswer.MAX_BYTES + " bytes");
        }
        var answer = EventCodec.EXPLAIN_ANSWER.decode(received.value());
        if (!answer.edge().equals(received.key())) {
            throw new MalformedEventException("the key is not the one of the value");
        }
        return answer;
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("backsource.explain.answers")
                .description("Edges' answers to where a request would go, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
