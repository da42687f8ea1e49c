package dev.backsource.config.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.questions.AwaitedAnswers;
import dev.backsource.testing.config.ManualScheduler;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerWaitTest {
    private final AwaitedAnswers<String> nobodys = new AwaitedAnswers<>(Set.of("edge-1"));
    private final ManualScheduler scheduler = new ManualScheduler(Runnable::run);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void shouldCountTheWritingIntoTheTime() {
        // Given
        var written = new CompletableFuture<Void>();
        var answers = AnswerWait.of(Uni.createFrom().completionStage(written), nobodys, Duration.ofHours(1), scheduler)
                .subscribeAsCompletionStage();

        // When
        written.complete(null);

        // Then: the only time that is waited for is that of before
        assertThat(scheduler.waiting()).isEqualTo(1);
        scheduler.pass(Duration.ofMinutes(59));
        assertThat(answers).isNotDone();
        scheduler.pass(Duration.ofHours(1));
        assertThat(answers).isCompletedWithValue(nobodys);
        assertThat(scheduler.waiting()).isZero();
    }

    @Test
    void shouldNotWaitForAnswersThatAreThere() {
        // Given
        var answers = new AwaitedAnswers<String>(Set.of());

        // Then
        assertThat(AnswerWait.of(Uni.createFrom().voidItem(), answers, Duration.ofDays(1), scheduler)
                        .subscribeAsCompletionStage())
                .isCompletedWithValue(answers);
        assertThat(scheduler.waiting()).isZero();
    }

    @Test
    void shouldFailWhenTheQuestionIsNotWrittenInTime() {
        // Given
        var answers = AnswerWait.of(Uni.createFrom().nothing(), nobodys, Duration.ofHours(1), scheduler)
                .subscribeAsCompletionStage();

        // When
        scheduler.pass(Duration.ofHours(1));

        // Then
        assertThat(answers)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(UnwrittenQuestionException.class)
                .havingCause()
                .withMessageContaining("was not written within 3600000 ms");
    }
}
