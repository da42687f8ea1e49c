package dev.backsource.health.preflight;

import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.questions.QuestionOutcome;
import dev.backsource.eventlog.questions.QuestionResponder;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.health.StateLoop;
import dev.backsource.health.log.ProbeAnswerChannel;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes the questions of the partitions that this instance was assigned, by the rules of {@link QuestionResponder}, without waiting for answers. */
@ApplicationScoped
class ProbeRequests {
    private static final Logger LOG = Logger.getLogger(ProbeRequests.class);

    private final StateLoop loop;
    private final Preflights preflights;
    private final ProbeAnswerChannel answers;
    private final QuestionResponder<ProbeRequest> responder;
    private final Map<QuestionOutcome, Counter> counters;

    ProbeRequests(
            StateLoop loop,
            Preflights preflights,
            ProbeAnswerChannel answers,
            SignatureCheck signatures,
            Clock clock,
            MeterRegistry registry) {
        this.loop = loop;
        this.preflights = preflights;
        this.answers = answers;
        this.responder = new QuestionResponder<>(TopicCodec.PROBE_REQUESTS, signatures, clock, this::ended);
        this.counters = Stream.of(QuestionOutcome.values())
                .collect(Collectors.toUnmodifiableMap(outcome -> outcome, outcome -> counter(registry, outcome)));
    }

    @Incoming("probe-requests")
    CompletionStage<Void> consume(ConsumerRecord<String, byte[]> received) {
        responder.take(received, question -> true, this::answer);
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> answer(ProbeRequest question) {
        var answer = Promise.<ProbeAnswer>promise();
        loop.execute(() ->
                Future.succeededFuture(question).compose(preflights::answer).onComplete(answer));
        return answer.future().compose(answers::send).toCompletionStage();
    }

    private void ended(QuestionOutcome outcome, @Nullable RuntimeException broken) {
        Objects.requireNonNull(counters.get(outcome)).increment();
        if (broken instanceof MalformedEventException malformed) {
            LOG.debugf("pre-flight rejected: %s", malformed.reason());
        } else if (broken != null) {
            LOG.error("pre-flight failed: internal error", broken);
        }
    }

    private static Counter counter(MeterRegistry registry, QuestionOutcome outcome) {
        return Counter.builder("backsource.preflight.requests")
                .description("Pre-flight requests, by outcome")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
