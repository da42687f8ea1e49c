package dev.backsource.testing.waiting;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

class WaitingTest {
    @Test
    void shouldLookAtOnce() {
        // Given
        var looks = new AtomicInteger();

        // When
        await().until(() -> looks.incrementAndGet() == 1);

        // Then
        assertThat(looks).hasValue(1);
    }

    @Test
    void shouldLookAgainUntilTheTimeIsUpAndThenSayWhatWasAwaited() {
        // Given
        var looks = new AtomicInteger();

        // Then
        assertThatThrownBy(
                        () -> await("the end").atMost(Duration.ofMillis(300)).until(() -> looks.incrementAndGet() < 0))
                .isInstanceOf(ConditionTimeoutException.class)
                .hasMessageContaining("the end");
        assertThat(looks).hasValueGreaterThan(1);
    }

    @Test
    void shouldLookLessAndLessOftenButEveryTenthOfASecond() {
        // When
        var waits = IntStream.rangeClosed(1, 40).mapToObj(Waiting::interval).toList();

        // Then
        assertThat(waits).isSorted().startsWith(Duration.ofMillis(5)).endsWith(Duration.ofMillis(100));
    }
}
