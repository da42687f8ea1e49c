package dev.backsource.config.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.testing.ManualScheduler;
import dev.backsource.eventlog.questions.AwaitedAnswers;
import dev.backsource.testing.waiting.Waiting;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnswerWaitTest {
    private final AwaitedAnswers<String> nobodys = new AwaitedAnswers<>(Set.of("edge-1"));

    @Test
    void shouldCountTheWritingIntoTheTime() {
        // Given
        var mutinys = Infrastructure.getDefaultWorkerPool();
        var scheduler = new ManualScheduler(Runnable::run);
        Infrastructure.setDefaultExecutor(scheduler, false);
        try {
            var written = new CompletableFuture<Void>();
            var answers = AnswerWait.of(Uni.createFrom().completionStage(written), nobodys, Duration.ofHours(1))
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
        } finally {
            Infrastructure.setDefaultExecutor(mutinys, false);
            scheduler.shutdownNow();
        }
    }

    @Test
    void shouldNotWaitForAnswersThatAreThere() {
        // Given
        var answers = new AwaitedAnswers<String>(Set.of());

        // Then
        assertThat(AnswerWait.of(Uni.createFrom().voidItem(), answers, Duration.ofDays(1))
                        .await()
                        .atMost(Waiting.DEADLINE))
                .isSameAs(answers);
    }

    @Test
    void shouldFailWhenTheQuestionIsNotWrittenInTime() {
        assertThatThrownBy(() -> AnswerWait.of(Uni.createFrom().nothing(), nobodys, Duration.ofMillis(10))
                        .await()
                        .atMost(Waiting.DEADLINE))
                .isInstanceOf(UnwrittenQuestionException.class)
                .cause()
                .hasMessageContaining("was not written within 10 ms");
    }
}
