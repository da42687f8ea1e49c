package dev.backsource.system.check;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import dev.backsource.system.check.StoredRevision.Place;
import dev.backsource.testing.kafka.TopicReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

/** Reads the topic of policy changes from its beginning to its end. */
final class PublishedLog {
    private static final Topic TOPIC = Topic.POLICY_CHANGES;

    private PublishedLog() {}

    /** All records, those of a domain in their order. */
    static List<PublishedRevision> read(String bootstrapServers, IsolationLevel isolation) {
        try (var topic = new TopicReader(bootstrapServers, TOPIC.topicName(), TOPIC.partitions(), isolation)) {
            return topic.records().stream().map(PublishedLog::published).toList();
        }
    }

    private static PublishedRevision published(ConsumerRecord<String, byte[]> received) {
        var revision = EventRecords.attributes(received.headers()).revision();
        var value = received.value();
        return new PublishedRevision(
                received.key(),
                Objects.requireNonNullElse(revision, 0L),
                value == null ? null : new JsonObject(Buffer.buffer(value)),
                new Place(received.partition(), received.offset()));
    }
}
