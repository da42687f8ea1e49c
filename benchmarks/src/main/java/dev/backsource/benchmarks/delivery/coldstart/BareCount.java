package dev.backsource.benchmarks.delivery.coldstart;

import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A process that reads the policy changes from their beginning with the settings that an edge reads them with, does nothing
 * but count them, and prints how long that took from the first records on, in seconds.
 */
public final class BareCount {
    private static final Duration POLL = Duration.ofSeconds(5);

    private BareCount() {}

    /** {@code args}: the bootstrap servers, and how many records there are. */
    public static void main(String[] args) {
        var wanted = Integer.parseInt(args[1]);
        try (var consumer =
                new KafkaConsumer<>(settings(args[0]), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = TopicPartitions.of(Topic.POLICY_CHANGES);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var counted = count(consumer);
            var begun = System.nanoTime();
            while (counted < wanted) {
                counted += count(consumer);
            }
            System.out.println((System.nanoTime() - begun) / 1e9);
        }
    }

    private static int count(KafkaConsumer<String, byte[]> consumer) {
        var counted = 0;
        var batch = consumer.poll(POLL);
        for (var received : batch) {
            counted += received.value().length > 0 ? 1 : 0;
        }
        if (counted == 0) {
            throw new IllegalStateException("no records within " + POLL);
        }
        return counted;
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("max.poll.records", 5000);
        settings.put("enable.auto.commit", false);
        return settings;
    }
}
