package dev.backsource.edge.explain;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.questions.Answering;
import dev.backsource.eventlog.questions.Fate;
import dev.backsource.eventlog.questions.Talk;
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

/** The answering of questions, one after the other and each once, by the rules of {@link Answering}; counts the outcomes. */
final class ExplainRequests {
    private static final Logger LOG = Logger.getLogger(ExplainRequests.class);

    private final String edge;
    private final ExplainAnswers answers;
    private final ExplainAnswerTopic topic;
    private final Answering<ExplainRequest> answering;
    private final Map<Fate, Counter> counters;

    ExplainRequests(
            EdgeSettings settings,
            SignatureCheck signatures,
            ExplainAnswers answers,
            ExplainAnswerTopic topic,
            MeterRegistry registry) {
        this.edge = settings.id();
        this.answers = answers;
        this.topic = topic;
        this.answering = new Answering<>(Talk.EXPLAIN_REQUESTS, signatures, Clock.systemUTC(), this::ended);
        this.counters = Stream.of(Fate.values())
                .collect(Collectors.toUnmodifiableMap(fate -> fate, fate -> counter(registry, fate)));
    }

    void take(ConsumerRecord<String, byte[]> received) {
        answering.take(
                received,
                question -> question.asks(edge),
                question -> topic.send(answers.to(question)).subscribeAsCompletionStage());
    }

    private void ended(Fate fate, @Nullable RuntimeException broken) {
        Objects.requireNonNull(counters.get(fate)).increment();
        if (broken instanceof MalformedEventException malformed) {
            LOG.debugf("explain request rejected: %s", malformed.reason());
        } else if (broken != null) {
            LOG.error("explain request failed: internal error", broken);
        }
    }

    private static Counter counter(MeterRegistry registry, Fate fate) {
        return Counter.builder("backsource.edge.explain.requests")
                .description("Explain requests read from the topic, by outcome")
                .tag("outcome", fate.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
