package dev.backsource.edge.topics;

import dev.backsource.edge.RecordWriter;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The event log as an edge uses it: its followed topics, and those that it writes. */
public interface EdgeTopics extends AutoCloseable {
    /** The servers, comma-separated; a snapshot of other servers is not served. */
    String servers();

    /**
     * The log's id of the topic of policy changes.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka can't be reached or has no such topic
     */
    String changesId();

    /** Makes {@code reader} read the topic of {@code config}. Before the start only. */
    void follow(FollowerConfig config, TopicReader reader);

    /**
     * Starts following, after a random time of at most {@code within}, and the creation of the topic of reports.
     *
     * @return completes once that topic exists; never fails
     */
    CompletionStage<Void> start(Duration within);

    /**
     * Starts the creation of the topic of figures. A broker may refuse it; no other topic waits for it.
     *
     * @return completes once that topic exists; never fails
     */
    CompletionStage<Void> createFigures();

    /** The writer of the edge's reports. */
    RecordWriter reports();

    /** The writer of the edge's answers to questions. */
    RecordWriter answers();

    /** The writer of figures of single domains. */
    RecordWriter figures();

    /** The writer of lines of tails. */
    RecordWriter tailLines();

    /** Stops following, and waits up to 2 s until the batches in progress are processed. */
    @Override
    void close();
}
