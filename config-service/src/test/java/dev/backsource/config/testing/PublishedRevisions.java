package dev.backsource.config.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.kafka.TopicReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

/** Compares what was committed to the database with what stands in the topic. */
public final class PublishedRevisions {
    private final Database database;
    private final String bootstrapServers;

    public PublishedRevisions(Database database, String bootstrapServers) {
        this.database = database;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Fails unless the topic has each committed revision and no other, those of a domain in order, and the database says
     * where. A revision may be there more than once, but nothing newer is before it, aborted or not.
     */
    public void assertComplete() {
        var committed = committed();
        for (var isolation : IsolationLevel.values()) {
            var published = revisions(isolation);
            assertThat(published.keySet()).isEqualTo(committed.keySet());
            committed.forEach((domain, last) -> {
                assertThat(published.get(domain)).as(domain + " " + isolation).isSorted();
                assertThat(published.get(domain).stream().distinct().toList())
                        .as(domain + " " + isolation)
                        .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
            });
        }
        assertThat(places()).containsAll(notedPlaces());
    }

    private Map<String, Long> committed() {
        return database.value("select string_agg(name || ' ' || revision, E'\\n') from domain")
                .lines()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Long.parseLong(parts[1])));
    }

    private List<String> notedPlaces() {
        return database.value("select string_agg(concat_ws(' ', domain || '/' || revision,"
                        + " coalesce(kafka_partition::text, 'nowhere'), kafka_offset), E'\\n') from domain_revision")
                .lines()
                .toList();
    }

    private List<String> places() {
        return read(IsolationLevel.READ_COMMITTED).stream()
                .map(record -> EventRecords.attributes(record.headers()).id() + " " + record.partition() + " "
                        + record.offset())
                .toList();
    }

    private Map<String, List<Long>> revisions(IsolationLevel isolation) {
        return read(isolation).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        TreeMap::new,
                        Collectors.mapping(PublishedRevisions::revision, Collectors.toList())));
    }

    private static Long revision(ConsumerRecord<String, byte[]> record) {
        var revision = EventRecords.attributes(record.headers()).revision();
        if (revision == null) {
            throw new IllegalStateException("a policy change without a revision");
        }
        return revision;
    }

    private List<ConsumerRecord<String, byte[]>> read(IsolationLevel isolation) {
        try (var topic = new TopicReader(
                bootstrapServers, Topic.POLICY_CHANGES.topicName(), Topic.POLICY_CHANGES.partitions(), isolation)) {
            return topic.records();
        }
    }
}
