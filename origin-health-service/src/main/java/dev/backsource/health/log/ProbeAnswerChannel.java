package dev.backsource.health.log;

import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.Topic;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** The way of answers to Kafka. Apart from port states and alerts, which are kept while Kafka is away: an answer is of use for seconds. */
@ApplicationScoped
public class ProbeAnswerChannel {
    private final MutinyEmitter<Record<String, byte[]>> emitter;

    ProbeAnswerChannel(@Channel("probe-answers") MutinyEmitter<Record<String, byte[]>> emitter) {
        this.emitter = emitter;
    }

    /** Done when the broker has {@code answer}, and fails when it could not be written; on any thread. */
    public Future<Void> send(ProbeAnswer answer) {
        var attributes = new CloudEvent(
                answer.request() + "/answer",
                Topic.PROBE_ANSWERS.eventType(),
                OriginEvents.SOURCE,
                answer.request(),
                answer.answeredAt(),
                null,
                null);
        return ProberStatusChannel.send(emitter, TopicCodec.PROBE_ANSWERS.record(answer.request(), answer, attributes));
    }
}
