package dev.backsource.config.explain;

import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.QuestionFollower;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.domain.ContentReason;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainAnswer.Outcome;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.explanation.Explanation;
import dev.backsource.policy.explanation.StoredState;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.testing.config.SampleReports;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reports as an edge does, and does with each question what a test says. */
final class FakeEdge implements AutoCloseable {
    private final String id;
    private final EventWriter writer;
    private final QuestionFollower<ExplainRequest> questions;
    private long reported = System.nanoTime();

    private FakeEdge(String id, String bootstrapServers, EventWriter writer, Consumer<ExplainRequest> behaviour) {
        this.id = id;
        this.writer = writer;
        report(id, Instant.now(), writer);
        this.questions = QuestionFollower.start(
                id, bootstrapServers, TopicCodec.EXPLAIN_REQUESTS, behaviour, this::reportEachSecond);
    }

    static FakeEdge start(String id, String bootstrapServers, EventWriter writer, Consumer<ExplainRequest> behaviour) {
        return new FakeEdge(id, bootstrapServers, writer, behaviour);
    }

    static void report(String id, Instant at, EventWriter writer) {
        writer.write(SampleReports.ofChanges(id, at, at, Map.of(), List.of()));
    }

    static ExplainAnswer answer(String id, ExplainRequest request, String domain) {
        return answer(id, request, domain, 1);
    }

    static ExplainAnswer answer(String id, ExplainRequest request, String domain, long revision) {
        return new ExplainAnswer(
                request.id(),
                id,
                Outcome.EXPLAINED,
                Instant.now(),
                true,
                null,
                7L,
                explanation(request, domain, revision));
    }

    private static Explanation explanation(ExplainRequest request, String domain, long revision) {
        return new Explanation(
                domain,
                Explanation.FoundBy.EXACT_NAME,
                revision,
                request.scheme(),
                "/a.png",
                ContentKind.STATIC,
                new ContentReason(ContentReason.Cause.SUFFIX, "png"),
                "HTTP HTTP " + domain + "/a.png",
                3,
                new StoredState(StoredState.Freshness.FRESH, 200, 1L, 59L, 1, List.of("accept"), false),
                domain,
                List.of(new Explanation.Choice(
                        "203.0.113.10", OriginPriority.PRIMARY, 10, new Target(Scheme.HTTP, 80), null, false, true)),
                false,
                null);
    }

    private void reportEachSecond() {
        if (System.nanoTime() - reported > 1_000_000_000L) {
            report(id, Instant.now(), writer);
            reported = System.nanoTime();
        }
    }

    @Override
    public void close() throws InterruptedException {
        questions.close();
        writer.remove(Topic.EDGE_STATUS, id);
    }
}
