package dev.backsource.config.explain;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The time that somebody who asks waits for: until the question is written and answered, all in all. */
final class OneWait {
    private OneWait() {}

    /**
     * What has been answered once all have, or when the time is over.
     *
     * @param written completes when the question is
     * @return fails as {@code written} does, and with {@link ExplainUnavailableException} when the question isn't written in time
     */
    static Uni<AwaitedAnswers> of(Uni<Void> written, AwaitedAnswers answers, Duration most) {
        var isWritten = new AtomicBoolean();
        return written.invoke(() -> isWritten.set(true))
                .chain(() -> Uni.createFrom().completionStage(answers::complete))
                .replaceWith(answers)
                .ifNoItem()
                .after(most)
                .recoverWithUni(() -> isWritten.get()
                        ? Uni.createFrom().item(answers)
                        : Uni.createFrom().failure(unwritten(most)));
    }

    private static ExplainUnavailableException unwritten(Duration most) {
        return new ExplainUnavailableException(
                new TimeoutException("the question isn't written after " + most.toMillis() + " ms"));
    }
}
