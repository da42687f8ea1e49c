package dev.backsource.edge.topics;

import dev.backsource.edge.RecordWriter;
import dev.backsource.eventlog.reading.Following;
import dev.backsource.eventlog.reading.TopicReader;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The event log as an edge uses it: the topics that it follows, and those that it writes. */
public interface EdgeTopics extends AutoCloseable {
    /** The servers, comma-separated; a snapshot of other servers is not served. */
    String servers();

    /**
     * The log's id of the topic of policy changes.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka can't be reached or has no such topic
     */
    String changesId();

    /** Has {@code reader} read what {@code following} says. Before the start only. */
    void follow(Following following, TopicReader reader);

    /**
     * Starts to follow, after a random time of at most {@code within}, and to create the edges' own topic.
     *
     * @return completes once that topic exists; never fails
     */
    CompletionStage<Void> start(Duration within);

    /** Takes the edge's reports. */
    RecordWriter reports();

    /** Takes the edge's answers to questions. */
    RecordWriter answers();

    /** Stops to follow, and waits up to 2 s until the batches under way are taken in. */
    @Override
    void close();
}
