package dev.backsource.edge.testing;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.edge.topics.KafkaTopics;
import io.smallrye.config.SmallRyeConfig;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** An edge that reads from a real broker, once there is one. */
public final class KafkaEdge extends BuiltEdge {
    private final String servers;
    private final KafkaWriter writer;
    private @Nullable PolicyLog log;

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
        this.servers = servers;
        this.writer = writer;
    }

    /** Writes to the broker, as config-service does, and not in the short time that an edge's own records have. */
    @Override
    void put(ProducerRecord<String, byte[]> record) {
        if (log == null) {
            log = new PolicyLog(servers);
        }
        var written = log.send(record);
        await().until(() -> progress().appliedOffsets().getOrDefault(written.partition(), -1L) >= written.offset());
        await().until(progress()::isComplete);
    }

    @Override
    public void close() {
        super.close();
        writer.close();
        if (log != null) {
            log.close();
        }
    }
}
