package dev.backsource.eventlog.questions;

import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Answer;
import dev.backsource.policy.event.MalformedEventException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers, at each beginning from the end of their topic, and hands each to the question that waits for it. All others are other
 * instances', or late; what is no answer is told of and left.
 */
public final class AnswerReading<A extends Answer> implements TopicReader {
    private final Talk<A> talk;
    private final OpenQuestions<A> questions;
    private final Function<ConsumerRecord<String, byte[]>, @Nullable String> objection;
    private final Listener listener;

    /** @param objection why a record isn't to be believed; null when it is */
    public AnswerReading(
            Talk<A> talk,
            OpenQuestions<A> questions,
            Function<ConsumerRecord<String, byte[]>, @Nullable String> objection,
            Listener listener) {
        this.talk = talk;
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
            listener.taken(Taken.REJECTED, e.reason());
        }
    }

    private A read(ConsumerRecord<String, byte[]> received) {
        var answer = talk.read(received);
        if (received.key() == null || !questions.isOf(answer, received.key())) {
            throw new MalformedEventException("the key is not the one of the value");
        }
        var reason = objection.apply(received);
        if (reason != null) {
            throw new MalformedEventException(reason);
        }
        return answer;
    }

    /** Is told of each answer, on the thread that reads. */
    public interface Listener {
        /**
         * What became of one.
         *
         * @param why it was rejected; null when it wasn't
         */
        void taken(Taken what, @Nullable String why);

        /** Reading failed, or Kafka is away, and it is tried again: told at each attempt. */
        void failed(RuntimeException failure);
    }
}
