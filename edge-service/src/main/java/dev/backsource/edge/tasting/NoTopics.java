package dev.backsource.edge.tasting;

import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.topics.EdgeTopics;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Topics of an edge without an event log: nothing is read, and nothing written. */
final class NoTopics implements EdgeTopics {
    private static final RecordWriter NOBODY = unwritten -> Uni.createFrom().voidItem();

    @Override
    public String servers() {
        return "none";
    }

    @Override
    public String changesId() {
        return "none";
    }

    @Override
    public void follow(FollowerConfig config, TopicReader reader) {}

    /** Never completes, so no report is made. */
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
