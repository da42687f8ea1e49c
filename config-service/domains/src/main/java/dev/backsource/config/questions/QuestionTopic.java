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
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Writes questions to their topic, signed if a key is set. */
public final class QuestionTopic<Q extends Question> {
    private static final String SOURCE = "/config-service";

    private final TopicCodec<Q> codec;
    private final Function<ProducerRecord<String, byte[]>, Uni<Void>> channel;
    private final UnaryOperator<List<ProducerRecord<String, byte[]>>> signing;
    private final Supplier<? extends Executor> signers;
    private final Clock clock;

    /**
     * The topic of a channel.
     *
     * @param emitter of the channel to {@code codec}'s topic
     */
    public QuestionTopic(
            TopicCodec<Q> codec, MutinyEmitter<Record<String, byte[]>> emitter, EventSigning signing, Clock clock) {
        this(codec, written -> send(emitter, written), signing::sign, Infrastructure::getDefaultWorkerPool, clock);
    }

    /**
     * The topic that {@code channel} writes to.
     *
     * @param channel completes when the broker has the record, and fails when it could not be written
     * @param signing signs records, on a thread of {@code signers}
     */
    QuestionTopic(
            TopicCodec<Q> codec,
            Function<ProducerRecord<String, byte[]>, Uni<Void>> channel,
            UnaryOperator<List<ProducerRecord<String, byte[]>>> signing,
            Supplier<? extends Executor> signers,
            Clock clock) {
        this.codec = codec;
        this.channel = channel;
        this.signing = signing;
        this.signers = signers;
        this.clock = clock;
    }

    /** Completes on any thread when the broker has the question; fails with {@link UnwrittenQuestionException} when it could not be written. */
    public Uni<Void> write(Q question) {
        return Uni.createFrom()
                .item(() -> signing.apply(List.of(record(question))).get(0))
                .runSubscriptionOn(signers.get())
                .chain(channel::apply)
                .onFailure()
                .transform(UnwrittenQuestionException::new);
    }

    private static Uni<Void> send(
            MutinyEmitter<Record<String, byte[]>> emitter, ProducerRecord<String, byte[]> written) {
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
