package dev.backsource.config.tail;

import dev.backsource.config.edges.EdgeRegister;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The reader of tails' lines, from the topic's end at this instance's start. Records of other instances' tails are skipped before their signature is
 * checked. An unusable record, one of an unregistered edge, and one with a wrong signature are counted and skipped.
 */
@ApplicationScoped
public class TailLineReader implements TopicReader {
    private static final Logger LOG = Logger.getLogger(TailLineReader.class);
    private static final FollowerConfig FOLLOWING = FollowerConfig.of("kafka-consumer-tail-lines", Topic.TAIL_LINES);

    private final EdgeRegister register;
    private final Tails tails;
    private final TopicFollower follower;
    private final Counter rejected;

    TailLineReader(ConsumerFactory consumers, EdgeRegister register, Tails tails, MeterRegistry registry) {
        this.register = register;
        this.tails = tails;
        this.follower = TopicFollower.of(consumers, FOLLOWING, this);
        this.rejected = Counter.builder("backsource.view.rejected")
                .description("Records of other services that were skipped")
                .tag("topic", Topic.TAIL_LINES.topicName())
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        consumer.endOffsets(FOLLOWING.partitions()).forEach((partition, end) -> {
            consumer.seek(partition, end);
            tails.begin(end);
        });
        return batch -> batch.forEach(this::take);
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("failed to read lines of tails; reading restarts at the end of the topic", failure);
    }

    /** Outages of Kafka are logged by its contact. */
    @Override
    public void away(KafkaException failure) {
        LOG.debug("failed to read lines of tails; reading restarts at the end of the topic", failure);
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        try {
            var lines = TopicCodec.TAIL_LINES.read(received);
            if (tails.isOpen(lines.tail())) {
                register.require(lines.edge(), received);
                tails.take(received.offset(), lines);
            }
        } catch (MalformedEventException e) {
            rejected.increment();
            LOG.debugf("rejected lines of a tail: %s", e.reason());
        }
        tails.passed(received.offset() + 1);
    }
}
