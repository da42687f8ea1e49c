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
    void shouldLookAgain() {
        // Given
        var looks = new AtomicInteger();

        // When
        await().until(() -> looks.incrementAndGet() == 3);

        // Then
        assertThat(looks).hasValue(3);
    }

    @Test
    void shouldSayWhatWasAwaitedOnceTheTimeIsUp() {
        assertThatThrownBy(() -> await("the end").atMost(Duration.ofMillis(1)).until(() -> false))
                .isInstanceOf(ConditionTimeoutException.class)
                .hasMessageContaining("the end");
    }

    @Test
    void shouldLookLessAndLessOftenButEveryTenthOfASecond() {
        // When
        var waits = IntStream.rangeClosed(1, 40).mapToObj(Waiting::interval).toList();

        // Then
        assertThat(waits).isSorted().startsWith(Duration.ofMillis(5)).endsWith(Duration.ofMillis(100));
    }
}
