package dev.backsource.edge.testing;

import dev.backsource.edge.routing.changes.GivenChanges;
import dev.backsource.edge.routing.changes.PolicyChangeTopicReader;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An edge without Kafka, to which a test passes policy changes. */
public final class GivenEdge extends BuiltEdge {
    private final GivenChanges changes;

    GivenEdge(SmallRyeConfig config) {
        this(config, new GivenTopics());
    }

    private GivenEdge(SmallRyeConfig config, GivenTopics topics) {
        super(config, (settings, meters) -> topics);
        changes = new GivenChanges(topics.reader(PolicyChangeTopicReader.class), progress());
    }

    @Override
    void put(ProducerRecord<String, byte[]> record) {
        changes.put(List.of(record));
    }

    public GivenChanges changes() {
        return changes;
    }
}
