package dev.backsource.config.edges;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTolerantConsumerTest {
    @Test
    void shouldGoOnBehindAFailureAndTellOfTheFirst() {
        // Given
        var taken = new ArrayList<Integer>();
        var told = new ArrayList<String>();

        // When
        Multi.createFrom()
                .items(1, 2, 3, 4)
                .subscribe()
                .with(new FaultTolerantConsumer<Integer>(
                        item -> take(item, taken), failure -> told.add(failure.getMessage())));

        // Then
        assertThat(taken).containsExactly(1, 4);
        assertThat(told).containsExactly("of 2");
    }

    private static void take(int item, List<Integer> taken) {
        if (item == 2 || item == 3) {
            throw new IllegalStateException("of " + item);
        }
        taken.add(item);
    }
}
