package dev.backsource.config.questions;

import dev.backsource.config.outbox.EventSigning;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Question;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Writes questions to their topic, signed if a key is set. */
public final class QuestionTopic<Q extends Question> {
    private static final String SOURCE = "/config-service";

    private final TopicCodec<Q> codec;
    private final MutinyEmitter<Record<String, byte[]>> emitter;
    private final EventSigning signing;
    private final Clock clock;

    /**
     * The topic of a channel.
     *
     * @param emitter of the channel to {@code codec}'s topic
     */
    public QuestionTopic(
            TopicCodec<Q> codec, MutinyEmitter<Record<String, byte[]>> emitter, EventSigning signing, Clock clock) {
        this.codec = codec;
        this.emitter = emitter;
        this.signing = signing;
        this.clock = clock;
    }

    /** Completes on any thread when the broker has the question; fails with {@link UnwrittenQuestionException} when it could not be written. */
    Uni<Void> write(Q question) {
        return Uni.createFrom()
                .item(() -> signing.sign(List.of(record(question))).get(0))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(this::send)
                .onFailure()
                .transform(UnwrittenQuestionException::new);
    }

    private Uni<Void> send(ProducerRecord<String, byte[]> written) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withPartition(written.partition())
                .withHeaders(written.headers())
                .build();
        return emitter.sendMessage(Message.of(Record.of(written.key(), written.value()), Metadata.of(metadata)));
    }

    private ProducerRecord<String, byte[]> record(Q question) {
        var attributes = new CloudEvent(
                question.id(), codec.topic().eventType(), SOURCE, question.id(), clock.instant(), null, null);
        return codec.record(question.id(), question, attributes);
    }
}
