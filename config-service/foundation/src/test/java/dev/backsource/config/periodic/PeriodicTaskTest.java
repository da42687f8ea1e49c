package dev.backsource.config.periodic;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {
    private static final Duration SOON = Duration.ofMillis(5);

    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void shouldGoOnAfterARoundThatFails() {
        // Given
        var task = new PeriodicTask("failing", SOON, () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("not even begun");
            }
            return Uni.createFrom().failure(new IllegalStateException("failed"));
        });

        // When
        task.start();

        // Then
        await().until(() -> rounds.get() >= 3);
        task.stop();
    }

    @Test
    void shouldGoOnAfterARoundThatNeverEnds() {
        // Given
        var task = new PeriodicTask("endless", SOON, SOON, () -> {
            rounds.incrementAndGet();
            return Uni.createFrom().nothing();
        });

        // When
        task.start();

        // Then
        await().until(() -> rounds.get() >= 3);
        task.stop();
    }

    @Test
    void shouldHaveOneRoundAtATime() {
        // Given
        var going = new AtomicInteger();
        var most = new AtomicInteger();
        var task = new PeriodicTask("slow", Duration.ofMillis(1), () -> {
            most.accumulateAndGet(going.incrementAndGet(), Math::max);
            rounds.incrementAndGet();
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(Duration.ofMillis(20))
                    .invoke(going::decrementAndGet);
        });

        // When
        task.start();

        // Then
        await().until(() -> rounds.get() >= 3);
        task.stop();
        assertThat(most).hasValue(1);
    }

    @Test
    void shouldBeginNoRoundOnceItIsStopped() {
        // Given
        var task = new PeriodicTask("stopped", SOON, () -> Uni.createFrom().item(rounds.incrementAndGet()));

        // When
        task.startAfter(Duration.ofHours(1));
        task.stop();

        // Then
        assertThat(rounds).hasValue(0);
    }
}
