package dev.backsource.cli.apply.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.testing.waiting.Waiting;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void shouldDoEveryItemOnceAndSeveralAtATime() {
        // Given
        var done = new ConcurrentLinkedQueue<Integer>();
        // Four have to be under way at the same time for any of them to go on.
        var together = new CyclicBarrier(4);

        // When
        Workers.each(IntStream.range(0, 40).boxed().toList(), 4, item -> {
            meet(together);
            done.add(item);
        });

        // Then
        assertThat(done)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).boxed().toList());
    }

    @Test
    void shouldBeginNothingNewBehindAFailureAndTellTheFirst() {
        // Given
        var begun = new ConcurrentLinkedQueue<Integer>();

        // When
        assertThatThrownBy(() -> Workers.each(List.of(1, 2, 3), 1, item -> {
                    begun.add(item);
                    throw new FailureException(Exit.NOT_REACHED, "away");
                }))
                // Then
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("away");
        assertThat(begun).containsExactly(1);
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
