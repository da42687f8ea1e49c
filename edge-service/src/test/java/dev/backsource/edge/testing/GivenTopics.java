package dev.backsource.edge.testing;

import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.routing.changes.GivenChanges;
import dev.backsource.edge.topics.EdgeTopics;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Topics without a log: a test passes records to the edge, see {@link GivenChanges}, and nobody reads the edge's records. */
final class GivenTopics implements EdgeTopics {
    private static final RecordWriter NOBODY = unwritten -> Uni.createFrom().voidItem();

    private final List<TopicReader> readers = new ArrayList<>();

    /** The reader of that class. */
    <R extends TopicReader> R reader(Class<R> type) {
        return readers.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String servers() {
        return "none";
    }

    @Override
    public String changesId() {
        return GivenChanges.TOPIC_ID;
    }

    @Override
    public void follow(FollowerConfig config, TopicReader reader) {
        readers.add(reader);
    }

    /** The topic of reports never exists, so none is sent. */
    @Override
    public CompletionStage<Void> start(Duration within) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Void> createFigures() {
        return new CompletableFuture<>();
    }

    @Override
    public RecordWriter reports() {
        return NOBODY;
    }

    @Override
    public RecordWriter answers() {
        return NOBODY;
    }

    @Override
    public RecordWriter figures() {
        return NOBODY;
    }

    @Override
    public RecordWriter tailLines() {
        return NOBODY;
    }

    @Override
    public void close() {}
}
