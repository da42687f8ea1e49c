package dev.backsource.eventlog.reading;

import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that a follower reads, and its settings.
 *
 * @param name of its thread and of its consumer
 * @param partitions the partitions to read
 * @param settings of its consumer, where they differ from the common ones of {@link ConsumerFactory}
 * @param gathers whether records are left to gather where few come at a time but many a second: each poll costs more processor time than its records.
 *     A single record doesn't wait for others
 */
public record FollowerConfig(
        String name, List<TopicPartition> partitions, Map<String, Object> settings, boolean gathers) {
    private static final int RECORDS_WORTH_A_POLL = 500;
    /** How long the next records are left to gather for each one read, and at most. */
    private static final long GATHER_PER_RECORD_MS = 5;

    private static final long GATHER_AT_MOST_MS = 50;

    public FollowerConfig {
        partitions = List.copyOf(partitions);
        settings = Map.copyOf(settings);
    }

    /** All partitions of {@code topic}. */
    public static FollowerConfig of(String name, Topic topic) {
        return of(name, TopicPartitions.of(topic));
    }

    /** These partitions. */
    public static FollowerConfig of(String name, List<TopicPartition> partitions) {
        return new FollowerConfig(name, partitions, Map.of(ConsumerConfig.CLIENT_ID_CONFIG, name), false);
    }

    /** The same, with more settings of the consumer. */
    public FollowerConfig with(Map<String, Object> more) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        return new FollowerConfig(name, partitions, all, gathers);
    }

    /** The same, without records of transactions that were aborted. */
    public FollowerConfig committed() {
        return with(ConsumerFactory.COMMITTED);
    }

    /** How long the next records are left to gather, in milliseconds, after a poll that brought {@code records} for readers that gather. */
    static long gatheringMs(int records) {
        return records > 0 && records < RECORDS_WORTH_A_POLL
                ? Math.min(records * GATHER_PER_RECORD_MS, GATHER_AT_MOST_MS)
                : 0;
    }

    /** The same, with records left to gather. */
    public FollowerConfig gathering() {
        return new FollowerConfig(name, partitions, settings, true);
    }
}
