package dev.backsource.config.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.eventlog.questions.AwaitedAnswers;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OneWaitTest {
    private final AwaitedAnswers<String> nobodys = new AwaitedAnswers<>(Set.of("edge-1"));

    @Test
    void shouldCountTheWritingIntoTheTime() {
        // Given
        var written = Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofSeconds(2));

        // When
        var began = System.nanoTime();
        var answers =
                OneWait.of(written, nobodys, Duration.ofSeconds(3)).await().indefinitely();
        var took = Duration.ofNanos(System.nanoTime() - began);

        // Then
        assertThat(answers).isSameAs(nobodys);
        assertThat(took).isBetween(Duration.ofMillis(2_900), Duration.ofMillis(4_800));
    }

    @Test
    void shouldNotWaitForAnswersThatAreThere() {
        // Given
        var answers = new AwaitedAnswers<String>(Set.of());

        // Then
        assertThat(OneWait.of(Uni.createFrom().voidItem(), answers, Duration.ofDays(1))
                        .await()
                        .atMost(Duration.ofSeconds(30)))
                .isSameAs(answers);
    }

    @Test
    void shouldFailWhenTheQuestionIsNotWrittenInTime() {
        assertThatThrownBy(() -> OneWait.of(Uni.createFrom().nothing(), nobodys, Duration.ofMillis(10))
                        .await()
                        .atMost(Duration.ofSeconds(30)))
                .isInstanceOf(UnwrittenQuestionException.class)
                .cause()
                .hasMessageContaining("isn't written after 10 ms");
    }
}
