package dev.backsource.eventlog.questions;

import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Question;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The answering of questions from a topic, each once. Malformed or untrusted questions get no answer, nor do those that come too late, have a
 * deadline too far ahead, or come while {@value #MOST_UNDERWAY} answers are under way. Used by one thread at a time; answers may end on any.
 */
public final class QuestionResponder<Q extends Question> {
    private static final int MOST_UNDERWAY = 32;

    private final TopicCodec<Q> codec;
    private final SignatureCheck signatures;
    private final Clock clock;
    private final Listener listener;
    private final AtomicInteger underway = new AtomicInteger();
    private final AnsweredQuestions lately = new AnsweredQuestions();

    public QuestionResponder(TopicCodec<Q> codec, SignatureCheck signatures, Clock clock, Listener listener) {
        this.codec = codec;
        this.signatures = signatures;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Takes the next record.
     *
     * @param isForUs whether a question is for this service; others are skipped
     * @param answer answers a question; done when the answer is written, failed when it couldn't be
     */
    public void take(
            ConsumerRecord<String, byte[]> received,
            Predicate<Q> isForUs,
            Function<Q, ? extends CompletionStage<?>> answer) {
        try {
            var question = read(received);
            if (isForUs.test(question)) {
                judge(question, answer);
            }
        } catch (MalformedEventException e) {
            listener.ended(QuestionOutcome.REJECTED, e);
        } catch (RuntimeException e) {
            listener.ended(QuestionOutcome.DROPPED, e);
        }
    }

    private Q read(ConsumerRecord<String, byte[]> received) {
        var objection = signatures.objection(received);
        if (objection != null) {
            throw new MalformedEventException(objection);
        }
        return codec.read(received);
    }

    private void judge(Q question, Function<Q, ? extends CompletionStage<?>> answer) {
        var now = clock.instant();
        question.requireDeadlineSoon(now);
        if (question.deadline().isBefore(now)) {
            listener.ended(QuestionOutcome.LATE, null);
        } else if (underway.get() >= MOST_UNDERWAY || !lately.hasRoom(now)) {
            listener.ended(QuestionOutcome.DROPPED, null);
        } else if (!lately.add(question)) {
            listener.ended(QuestionOutcome.REPEATED, null);
        } else {
            answer(question, answer);
        }
    }

    private void answer(Q question, Function<Q, ? extends CompletionStage<?>> answer) {
        var written = answer.apply(question);
        underway.incrementAndGet();
        written.whenComplete((done, failure) -> {
            underway.decrementAndGet();
            listener.ended(failure == null ? QuestionOutcome.ANSWERED : QuestionOutcome.DROPPED, null);
        });
    }

    /** The listener to questions for this service, called on any thread. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Reports the result of one question.
         *
         * @param broken the fault of the question, a {@link MalformedEventException}, or the failure of the answer; null otherwise
         */
        void ended(QuestionOutcome outcome, @Nullable RuntimeException broken);
    }
}
