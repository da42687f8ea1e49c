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
public final class Answering<Q extends Question> {
    private static final int MOST_UNDERWAY = 32;

    private final Talk<Q> talk;
    private final SignatureCheck signatures;
    private final Clock clock;
    private final Listener listener;
    private final AtomicInteger underway = new AtomicInteger();
    private final AnsweredQuestions lately = new AnsweredQuestions();

    public Answering(Talk<Q> talk, SignatureCheck signatures, Clock clock, Listener listener) {
        this.talk = talk;
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
            listener.ended(Fate.REJECTED, e);
        } catch (RuntimeException e) {
            listener.ended(Fate.DROPPED, e);
        }
    }

    private Q read(ConsumerRecord<String, byte[]> received) {
        var objection = signatures.objection(received);
        if (objection != null) {
            throw new MalformedEventException(objection);
        }
        return talk.read(received);
    }

    private void judge(Q question, Function<Q, ? extends CompletionStage<?>> answer) {
        var now = clock.instant();
        question.requireDeadlineSoon(now);
        if (question.deadline().isBefore(now)) {
            listener.ended(Fate.LATE, null);
        } else if (underway.get() >= MOST_UNDERWAY || !lately.hasRoom(now)) {
            listener.ended(Fate.DROPPED, null);
        } else if (!lately.add(question)) {
            listener.ended(Fate.REPEATED, null);
        } else {
            answer(question, answer);
        }
    }

    private void answer(Q question, Function<Q, ? extends CompletionStage<?>> answer) {
        var written = answer.apply(question);
        underway.incrementAndGet();
        written.whenComplete((done, failure) -> {
            underway.decrementAndGet();
            listener.ended(failure == null ? Fate.ANSWERED : Fate.DROPPED, null);
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
        void ended(Fate fate, @Nullable RuntimeException broken);
    }
}
