package dev.backsource.edge.testing;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.edge.topics.KafkaTopics;
import io.smallrye.config.SmallRyeConfig;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An edge that reads from a real broker, once there is one. */
public final class KafkaEdge extends BuiltEdge {
    private final KafkaWriter writer;

    KafkaEdge(String servers, SmallRyeConfig config) {
        this(servers, new KafkaWriter(servers), config);
    }

    private KafkaEdge(String servers, KafkaWriter writer, SmallRyeConfig config) {
        super(
                config,
                (settings, meters) -> new KafkaTopics(
                        servers,
                        Map.of("bootstrap.servers", servers),
                        settings.fetchWait(),
                        writer,
                        writer,
                        writer,
                        writer,
                        meters));
        this.writer = writer;
    }

    /** Writes to the broker, as config-service does. */
    @Override
    void put(ProducerRecord<String, byte[]> record) {
        var written = writer.send(record).join();
        await().until(() -> progress().appliedOffsets().getOrDefault(written.partition(), -1L) >= written.offset());
        await().until(progress()::isComplete);
    }

    @Override
    public void close() {
        super.close();
        writer.close();
    }
}
