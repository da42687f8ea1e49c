package dev.backsource.edge.explain;

import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.questions.QuestionOutcome;
import dev.backsource.eventlog.questions.QuestionResponder;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.MalformedEventException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The answering of questions, one after the other and each once, by the rules of {@link QuestionResponder}; counts the outcomes. */
final class ExplainRequests {
    private static final Logger LOG = Logger.getLogger(ExplainRequests.class);

    private final String edge;
    private final ExplainAnswers answers;
    private final ExplainAnswerTopic topic;
    private final QuestionResponder<ExplainRequest> responder;
    private final Map<QuestionOutcome, Counter> counters;

    ExplainRequests(
            String edge,
            SignatureCheck signatures,
            ExplainAnswers answers,
            ExplainAnswerTopic topic,
            Clock clock,
            MeterRegistry registry) {
        this.edge = edge;
        this.answers = answers;
        this.topic = topic;
        this.responder = new QuestionResponder<>(TopicCodec.EXPLAIN_REQUESTS, signatures, clock, this::ended);
        this.counters = Stream.of(QuestionOutcome.values())
                .collect(Collectors.toUnmodifiableMap(outcome -> outcome, outcome -> counter(registry, outcome)));
    }

    void take(ConsumerRecord<String, byte[]> received) {
        responder.take(
                received,
                question -> question.asks(edge),
                question -> topic.send(answers.to(question)).subscribeAsCompletionStage());
    }

    private void ended(QuestionOutcome outcome, @Nullable RuntimeException broken) {
        Objects.requireNonNull(counters.get(outcome)).increment();
        if (broken instanceof MalformedEventException malformed) {
            LOG.debugf("explain request rejected: %s", malformed.reason());
        } else if (broken != null) {
            LOG.error("explain request failed: internal error", broken);
        }
    }

    private static Counter counter(MeterRegistry registry, QuestionOutcome outcome) {
        return Counter.builder("backsource.edge.explain.requests")
                .description("Explain requests read from the topic, by outcome")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
