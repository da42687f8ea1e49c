package dev.backsource.edge.explain;

import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.identity.IdentityDoor;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.signature.TrustedKeys;
import dev.backsource.simulation.EdgeParts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/** An edge's answers to questions. They say how far the edge is; what it would do with a request isn't explained. */
public final class ExplainDoor implements TopicReader {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ExplainTopicReader own;
    private long taken;

    public ExplainDoor(String edge, EdgeParts parts, RecordWriter answers, Clock clock) {
        this.own = new ExplainTopicReader(
                new ExplainAnswers(edge, (url, scheme) -> null, () -> PolicyChangePosition.of(parts.progress()), clock),
                new SignatureCheck(TrustedKeys.none()),
                new ExplainAnswerTopic(answers, IdentityDoor.none(edge)),
                edge,
                clock,
                registry);
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        var session = own.begin(consumer);
        return batch -> {
            taken += batch.count();
            session.take(batch);
        };
    }

    @Override
    public void failed(RuntimeException failure) {
        own.failed(failure);
    }

    @Override
    public void away(KafkaException failure) {
        own.away(failure);
    }

    /** How many questions were taken and have not ended: each of them takes a place. */
    public long underway() {
        var ended = registry.get("backsource.edge.explain.requests").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
        return taken - (long) ended;
    }
}
