package dev.backsource.edge.testing;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.waiting.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the reports of edges from the start of their topic. */
public class ReportLog<R> implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Topic topic;
    private final EventCodec<R> codec;

    public ReportLog(String bootstrapServers, Topic topic, EventCodec<R> codec) {
        this.topic = topic;
        this.codec = codec;
        consumer = new KafkaConsumer<>(
                // A consumer that is closed waits for its last fetch.
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "auto.offset.reset", "earliest",
                        "fetch.max.wait.ms", "50"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partition = new TopicPartition(topic.topicName(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** The first report that matches {@code wanted}; fails without one by the deadline of all tests. */
    public R await(Predicate<R> wanted) {
        var deadline = System.nanoTime() + Waiting.DEADLINE.toNanos();
        while (System.nanoTime() < deadline) {
            for (var received : consumer.poll(Duration.ofMillis(200))) {
                EventRecords.attributes(received.headers()).requireType(topic);
                var report = codec.decode(received.value());
                if (wanted.test(report)) {
                    return report;
                }
            }
        }
        throw new AssertionError("no report was as wanted");
    }

    /** The next reports; none when there are none yet. */
    public List<R> poll() {
        var reports = new ArrayList<R>();
        for (var received : consumer.poll(Duration.ofMillis(200))) {
            EventRecords.attributes(received.headers()).requireType(topic);
            reports.add(codec.decode(received.value()));
        }
        return reports;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
