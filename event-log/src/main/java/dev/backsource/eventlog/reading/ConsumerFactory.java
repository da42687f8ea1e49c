package dev.backsource.eventlog.reading;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Opens consumers that are of no group, commit nothing, wait up to 5 s for an answer and begin again at the start of a partition that
 * doesn't have their position any more. They take values as bytes: a deserializer that fails would make null of garbage, and null is
 * a removal.
 */
public class ConsumerFactory {
    /** The setting of a consumer that gets no records of aborted transactions, and none of open ones yet. */
    public static final Map<String, Object> COMMITTED = Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");

    private static final int ANSWER_WITHIN_MS = 5_000;
    private static final int RECORDS_AT_ONCE = 5_000;
    private static final int RECONNECT_AFTER_AT_MOST_MS = 1_000;

    private final Map<String, Object> kafka;
    private final Metrics metrics;

    /**
     * Consumers that nobody measures.
     *
     * @param kafka the settings of Kafka's clients, {@code bootstrap.servers} among them
     */
    public ConsumerFactory(Map<String, Object> kafka) {
        this(kafka, consumer -> () -> {});
    }

    /** A factory of consumers; those that follow a topic are measured by {@code metrics}. */
    public ConsumerFactory(Map<String, Object> kafka, Metrics metrics) {
        this.kafka = kafka;
        this.metrics = metrics;
    }

    /**
     * Opens a consumer.
     *
     * @param settings its settings beyond or instead of the common ones
     * @throws KafkaException when it can't be created, as while the broker's name doesn't resolve
     */
    public Consumer<String, byte[]> open(Map<String, Object> settings) {
        var config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_AFTER_AT_MOST_MS);
        config.putAll(settings);
        try {
            return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw e.getCause() instanceof ConfigException reason ? reason : e;
        }
    }

    /** As {@link #open}, for committed records only. */
    public Consumer<String, byte[]> openCommitted(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.putAll(COMMITTED);
        return open(all);
    }

    /** As {@link #open}; the consumer is measured until both are closed. */
    Measured openMeasured(Map<String, Object> settings) {
        var consumer = open(settings);
        try {
            return new Measured(consumer, metrics.measure(consumer));
        } catch (RuntimeException e) {
            try (consumer) {
                throw e;
            }
        }
    }

    /** An open consumer that is measured. */
    record Measured(Consumer<String, byte[]> consumer, Measuring measuring) implements AutoCloseable {
        @Override
        public void close() {
            try (consumer) {
                measuring.close();
            }
        }
    }

    /** Adds a consumer's own metrics to those of the service. */
    @FunctionalInterface
    public interface Metrics {
        Measuring measure(Consumer<?, ?> consumer);
    }

    /** The time in which a consumer is measured; ends when it is closed. */
    @FunctionalInterface
    public interface Measuring extends AutoCloseable {
        @Override
        void close();
    }
}
