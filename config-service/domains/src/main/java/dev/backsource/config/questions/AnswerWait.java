package dev.backsource.config.questions;

import dev.backsource.eventlog.questions.AwaitedAnswers;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The wait of a question's caller: until the question is written and answered, all in all. */
final class AnswerWait {
    private AnswerWait() {}

    /**
     * The answers, as soon as all are there and otherwise when the time is over.
     *
     * @param written completes when the question is written
     * @param timers of the time
     * @return fails as {@code written} does, and with {@link UnwrittenQuestionException} when the question isn't written in time
     */
    static <A> Uni<AwaitedAnswers<A>> of(
            Uni<Void> written, AwaitedAnswers<A> answers, Duration most, ScheduledExecutorService timers) {
        var isWritten = new AtomicBoolean();
        return written.invoke(() -> isWritten.set(true))
                .chain(() -> Uni.createFrom().completionStage(answers::complete))
                .replaceWith(answers)
                .ifNoItem()
                .after(most)
                .on(timers)
                .recoverWithUni(() -> isWritten.get()
                        ? Uni.createFrom().item(answers)
                        : Uni.createFrom().failure(unwritten(most)));
    }

    private static UnwrittenQuestionException unwritten(Duration most) {
        return new UnwrittenQuestionException(
                new TimeoutException("the query was not written within " + most.toMillis() + " ms"));
    }
}
