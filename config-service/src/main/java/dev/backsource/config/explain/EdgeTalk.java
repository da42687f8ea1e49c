package dev.backsource.config.explain;

import dev.backsource.config.edges.EdgeRegister;
import dev.backsource.config.outbox.EventSigning;
import dev.backsource.config.questions.Asking;
import dev.backsource.config.questions.QuestionTopic;
import dev.backsource.config.questions.UnwrittenQuestionException;
import dev.backsource.eventlog.questions.AwaitedAnswers;
import dev.backsource.eventlog.questions.Talk;
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
class EdgeTalk {
    private final Asking<ExplainRequest, ExplainAnswer> asking;

    EdgeTalk(
            @Channel("explain-requests") MutinyEmitter<Record<String, byte[]>> emitter,
            EventSigning signing,
            EdgeRegister register,
            ConsumerFactory consumers,
            MeterRegistry registry,
            Clock clock) {
        this.asking = Asking.of(
                "edges",
                new QuestionTopic<>(Talk.EXPLAIN_REQUESTS, emitter, signing, clock),
                Talk.EXPLAIN_ANSWERS,
                ExplainAnswer::edge,
                register::objection,
                "backsource.explain.answers",
                consumers,
                registry);
    }

    void start(@Observes StartupEvent event) {
        asking.start();
    }

    void stop(@Observes ShutdownEvent event) {
        asking.stop();
    }

    /** The answers of the awaited edges within {@code most}; fails with {@link ExplainUnavailableException}. */
    Uni<AwaitedAnswers<ExplainAnswer>> ask(ExplainRequest request, Set<String> awaited, Duration most) {
        return asking.ask(request, awaited, most)
                .onFailure(UnwrittenQuestionException.class)
                .transform(ExplainUnavailableException::new);
    }
}
