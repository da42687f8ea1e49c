package dev.backsource.config.preflight;

import dev.backsource.config.outbox.EventSigning;
import dev.backsource.config.questions.QuestionClient;
import dev.backsource.config.questions.QuestionTopic;
import dev.backsource.config.questions.UnwrittenQuestionException;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
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
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Asks probers; any one of them answers. */
@ApplicationScoped
class PreflightClient {
    private final QuestionClient<ProbeRequest, ProbeAnswer> client;

    PreflightClient(
            @Channel("probe-requests") MutinyEmitter<Record<String, byte[]>> emitter,
            EventSigning signing,
            ConsumerFactory consumers,
            MeterRegistry registry,
            Clock clock) {
        this.client = QuestionClient.of(
                "probers",
                new QuestionTopic<>(TopicCodec.PROBE_REQUESTS, emitter, signing, clock),
                TopicCodec.PROBE_ANSWERS,
                ProbeAnswer::request,
                received -> null,
                "backsource.preflight.answers",
                consumers,
                registry);
    }

    void start(@Observes StartupEvent event) {
        client.start();
    }

    void stop(@Observes ShutdownEvent event) {
        client.stop();
    }

    /** The first answer; fails with {@link PreflightRefusal} when there is none within {@code most}. */
    Uni<ProbeAnswer> ask(ProbeRequest request, Duration most) {
        return client.ask(request, Set.of(request.id()), most)
                .onFailure(UnwrittenQuestionException.class)
                .transform(failure -> PreflightRefusal.unwritten())
                .map(answers -> Optional.ofNullable(answers.of(request.id()))
                        .orElseThrow(() -> PreflightRefusal.unanswered(most)));
    }
}
