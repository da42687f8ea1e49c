package dev.backsource.eventlog;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The search for where topics end, as whoever has to catch up with them makes it at its start: in a thread of its own, and
 * again until Kafka has answered. Then it has nothing more to do.
 */
public final class TopicEndSearch implements AutoCloseable {
    private static final long RETRY_MS = 500;
    private static final int ANSWER_TIMEOUT_MS = 5_000;
    /** At the end of one partition the broker waits that long for more, and as long the search of the next one waits for it. */
    private static final int END_WAIT_MS = 5;

    private final Map<String, Object> kafka;
    private final Consumer<KafkaConsumer<byte[], byte[]>> search;
    private final Consumer<KafkaException> onFirstFailure;
    private final Thread thread;

    private TopicEndSearch(
            String thread,
            Map<String, Object> kafka,
            Consumer<KafkaConsumer<byte[], byte[]>> search,
            Consumer<KafkaException> onFirstFailure) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.kafka.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        this.kafka.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, END_WAIT_MS);
        this.search = search;
        this.onFirstFailure = onFirstFailure;
        this.thread = new Thread(this::searchUntilAnswered, thread);
    }

    /**
     * Starts to search.
     *
     * @param thread the name of the search's thread, on which the others are called
     * @param kafka the settings of Kafka's clients, {@code bootstrap.servers} among them
     * @param search asks with the consumer it is given, and tells whom it concerns; called again when it fails with a
     *     {@link KafkaException}
     * @param onFirstFailure told of the first attempt that failed
     */
    public static TopicEndSearch start(
            String thread,
            Map<String, Object> kafka,
            Consumer<KafkaConsumer<byte[], byte[]>> search,
            Consumer<KafkaException> onFirstFailure) {
        var started = new TopicEndSearch(thread, kafka, search, onFirstFailure);
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    /** Gives up what isn't found yet. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void searchUntilAnswered() {
        try {
            for (var failed = false; !search(failed); failed = true) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean search(boolean failedBefore) {
        try (var consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            search.accept(consumer);
            return true;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            if (!failedBefore) {
                onFirstFailure.accept(e);
            }
            return false;
        }
    }
}
