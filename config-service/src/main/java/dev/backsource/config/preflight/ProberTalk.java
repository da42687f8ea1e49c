package dev.backsource.config.preflight;

import dev.backsource.config.outbox.EventSigning;
import dev.backsource.config.questions.Asking;
import dev.backsource.config.questions.QuestionTopic;
import dev.backsource.config.questions.UnwrittenQuestionException;
import dev.backsource.eventlog.questions.Talk;
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
class ProberTalk {
    private final Asking<ProbeRequest, ProbeAnswer> asking;

    ProberTalk(
            @Channel("probe-requests") MutinyEmitter<Record<String, byte[]>> emitter,
            EventSigning signing,
            ConsumerFactory consumers,
            MeterRegistry registry,
            Clock clock) {
        this.asking = Asking.of(
                "probers",
                new QuestionTopic<>(Talk.PROBE_REQUESTS, emitter, signing, clock),
                Talk.PROBE_ANSWERS,
                ProbeAnswer::request,
                received -> null,
                "backsource.preflight.answers",
                consumers,
                registry);
    }

    void start(@Observes StartupEvent event) {
        asking.start();
    }

    void stop(@Observes ShutdownEvent event) {
        asking.stop();
    }

    /** The first answer; fails with {@link PreflightUnavailableException} when there is none within {@code most}. */
    Uni<ProbeAnswer> ask(ProbeRequest request, Duration most) {
        return asking.ask(request, Set.of(request.id()), most)
                .onFailure(UnwrittenQuestionException.class)
                .transform(failure -> PreflightUnavailableException.unwritten())
                .map(answers -> Optional.ofNullable(answers.of(request.id()))
                        .orElseThrow(() -> PreflightUnavailableException.unanswered(most)));
    }
}
