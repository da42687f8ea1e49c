package dev.backsource.edge.explain;

import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.identity.EdgeIdentity;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.Topic;
import io.smallrye.mutiny.Uni;

/** The writer of answers to their topic. */
final class ExplainAnswerTopic {
    private final RecordWriter writer;
    private final EdgeIdentity identity;

    ExplainAnswerTopic(RecordWriter writer, EdgeIdentity identity) {
        this.writer = writer;
        this.identity = identity;
    }

    /** Creates the Kafka client, which takes longer than the caller of a first question waits. */
    void prepare() {
        writer.prepare();
    }

    /** Completes when the broker has the answer; fails when it could not be written. */
    Uni<Void> send(ExplainAnswer answer) {
        var attributes = EdgeIdentity.attributes(Topic.EXPLAIN_ANSWERS, answer.edge(), answer.answeredAt());
        return writer.write(identity.sign(TopicCodec.EXPLAIN_ANSWERS.record(answer.edge(), answer, attributes)));
    }
}
