package dev.backsource.eventlog.questions;

import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Answer;
import dev.backsource.policy.event.MalformedEventException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The reader of answers, at each beginning from the end of their topic: it hands each to the question that waits for it. All others are other
 * instances', or late; malformed answers are reported and skipped.
 */
public final class AnswerTopicReader<A extends Answer> implements TopicReader {
    private final TopicCodec<A> codec;
    private final OpenQuestions<A> questions;
    private final Function<ConsumerRecord<String, byte[]>, @Nullable String> objection;
    private final Listener listener;

    /** @param objection the reason not to trust a record; null when it is trusted */
    public AnswerTopicReader(
            TopicCodec<A> codec,
            OpenQuestions<A> questions,
            Function<ConsumerRecord<String, byte[]>, @Nullable String> objection,
            Listener listener) {
        this.codec = codec;
        this.questions = questions;
        this.objection = objection;
        this.listener = listener;
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        consumer.endOffsets(consumer.assignment()).forEach(consumer::seek);
        return batch -> batch.forEach(this::take);
    }

    @Override
    public void failed(RuntimeException failure) {
        listener.failed(failure);
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        try {
            listener.taken(questions.take(read(received)), null);
        } catch (MalformedEventException e) {
            listener.taken(AnswerOutcome.REJECTED, e.reason());
        }
    }

    private A read(ConsumerRecord<String, byte[]> received) {
        var answer = codec.read(received);
        if (received.key() == null || !questions.isOf(answer, received.key())) {
            throw new MalformedEventException("the key does not match the value");
        }
        var reason = objection.apply(received);
        if (reason != null) {
            throw new MalformedEventException(reason);
        }
        return answer;
    }

    /** The listener to answers, called on the reading thread. */
    public interface Listener {
        /**
         * Reports the result of one answer.
         *
         * @param why the reason for a rejection; null without one
         */
        void taken(AnswerOutcome what, @Nullable String why);

        /** Reports that reading failed, or Kafka is away, and is retried; called at each attempt. */
        void failed(RuntimeException failure);
    }
}
