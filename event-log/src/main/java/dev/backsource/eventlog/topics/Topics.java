package dev.backsource.eventlog.topics;

import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidMetadataException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The creation of missing topics. The broker doesn't auto-create topics, so that a misspelt name is an error. */
public final class Topics {
    /** How long a removal stays readable: a snapshot older than this must not be trusted. In milliseconds, 7 days. */
    public static final long REMOVALS_KEPT_MS = 7 * 24 * 60 * 60 * 1000L;

    /** How long every change stays readable, even once a later one follows it: a consumer that is away for less loses none. */
    public static final Duration CHANGES_KEPT = Duration.ofDays(7);

    /** How long an event of a log stays readable. In milliseconds, 7 days. */
    public static final long EVENTS_KEPT_MS = 7 * 24 * 60 * 60 * 1000L;

    /** How long questions and answers stay readable; each is of use for seconds. In milliseconds, 10 minutes. */
    private static final long TALK_KEPT_MS = 10 * 60 * 1000L;

    /** The most bytes of questions or answers that the broker keeps, about; it deletes older ones. */
    private static final long TALK_KEPT_BYTES = 64L * 1024 * 1024;

    private static final long TALK_SEGMENT_BYTES = 16L * 1024 * 1024;

    /** The most time for the leaders of created topics to be there. */
    private static final Duration LEADERS_WITHIN = Duration.ofSeconds(30);

    private static final long LEADER_PAUSE_MS = 50;

    private Topics() {}

    /**
     * Creates the missing ones of {@code topics}, with {@link #CHANGES_KEPT}.
     *
     * @see #createMissing(Admin, Collection, Duration)
     */
    public static void createMissing(Admin admin, Collection<Topic> topics) throws InterruptedException {
        createMissing(admin, topics, CHANGES_KEPT);
    }

    /**
     * Creates the missing ones of {@code topics}, compacted or with a retention by their kind, with the broker's default replication factor. An
     * existing topic is left as it is. Blocks until the broker has answered, and until it serves the created ones: an idempotent producer
     * that writes earlier may have a batch refused while a later one is taken, and the refused one never becomes the next in order.
     *
     * @param changesKept how long topics of changes are spared compaction
     * @throws KafkaException when the broker can't be reached or refuses
     * @throws InterruptedException when interrupted while waiting
     */
    public static void createMissing(Admin admin, Collection<Topic> topics, Duration changesKept)
            throws InterruptedException {
        var creations =
                topics.stream().map(topic -> definition(topic, changesKept)).collect(Collectors.toList());
        var created = new HashSet<String>();
        for (var creation : admin.createTopics(creations).values().entrySet()) {
            try {
                creation.getValue().get();
                created.add(creation.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new KafkaException(
                            "topic " + creation.getKey() + " could not be created: " + e.getCause(), e.getCause());
                }
            }
        }
        awaitLeaders(
                admin,
                topics.stream()
                        .filter(topic -> created.contains(topic.topicName()))
                        .toList());
    }

    /** Asks the leader of each partition for its end until each answers. */
    private static void awaitLeaders(Admin admin, Collection<Topic> created) throws InterruptedException {
        var ends = created.stream()
                .flatMap(topic -> TopicPartitions.of(topic).stream())
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        var began = System.nanoTime();
        while (true) {
            try {
                admin.listOffsets(ends).all().get();
                return;
            } catch (ExecutionException e) {
                // The client fails at once where the broker doesn't know the topic yet.
                if (!(e.getCause() instanceof InvalidMetadataException)
                        || System.nanoTime() - began > LEADERS_WITHIN.toNanos()) {
                    throw new KafkaException("the created topics have no leader yet: " + e.getCause(), e.getCause());
                }
            }
            Thread.sleep(LEADER_PAUSE_MS);
        }
    }

    private static NewTopic definition(Topic topic, Duration changesKept) {
        return new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.empty())
                .configs(
                        switch (topic.kind()) {
                            case STATE -> compacted(Duration.ZERO);
                            case CHANGES -> compacted(changesKept);
                            case LOG -> keptForDays();
                            case TALK -> keptForMinutes();
                        });
    }

    private static Map<String, String> compacted(Duration spared) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                Long.toString(spared.toMillis()),
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                Long.toString(REMOVALS_KEPT_MS));
    }

    private static Map<String, String> keptForDays() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(EVENTS_KEPT_MS));
    }

    /** The settings for questions and answers: small segments, since only whole ones are deleted. */
    private static Map<String, String> keptForMinutes() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(TALK_KEPT_MS),
                TopicConfig.RETENTION_BYTES_CONFIG,
                Long.toString(TALK_KEPT_BYTES),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(TALK_KEPT_MS),
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Long.toString(TALK_SEGMENT_BYTES));
    }
}
