package dev.backsource.config.explain;

import dev.backsource.config.edges.EdgeRegister;
import dev.backsource.config.outbox.EventSigning;
import dev.backsource.config.questions.QuestionClient;
import dev.backsource.config.questions.QuestionTopic;
import dev.backsource.config.questions.UnwrittenQuestionException;
import dev.backsource.eventlog.questions.AwaitedAnswers;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Asks edges to explain requests. */
@ApplicationScoped
class ExplainClient {
    private final QuestionClient<ExplainRequest, ExplainAnswer> client;

    ExplainClient(
            @Channel("explain-requests") MutinyEmitter<Record<String, byte[]>> emitter,
            EventSigning signing,
            EdgeRegister register,
            ConsumerFactory consumers,
            MeterRegistry registry,
            Clock clock) {
        this.client = QuestionClient.of(
                "edges",
                new QuestionTopic<>(TopicCodec.EXPLAIN_REQUESTS, emitter, signing, clock),
                TopicCodec.EXPLAIN_ANSWERS,
                ExplainAnswer::edge,
                register::objection,
                "backsource.explain.answers",
                consumers,
                registry);
    }

    void start(@Observes StartupEvent event) {
        client.start();
    }

    void stop(@Observes ShutdownEvent event) {
        client.stop();
    }

    /** The answers of the awaited edges within {@code most}; fails with {@link ExplainRefusal}. */
    Uni<AwaitedAnswers<ExplainAnswer>> ask(ExplainRequest request, Set<String> awaited, Duration most) {
        return client.ask(request, awaited, most)
                .onFailure(UnwrittenQuestionException.class)
                .transform(ExplainRefusal::unavailable);
    }
}
