package dev.backsource.health.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The settings of the Kafka clients that this service makes by itself; where the broker is comes from {@code kafka.*}. */
final class KafkaClients {
    private static final int ANSWER_TIMEOUT_MS = 10_000;
    /** Reading ends at a known offset, so there is no point in a fetch that waits for more behind it. */
    private static final int NO_WAIT_MS = 10;

    private KafkaClients() {}

    /** A consumer outside any group, that commits nothing. */
    static Consumer<String, byte[]> reader(Map<String, Object> kafka) {
        var config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, NO_WAIT_MS);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
