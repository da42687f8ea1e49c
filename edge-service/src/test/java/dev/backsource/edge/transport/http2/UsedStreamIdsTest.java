package dev.backsource.edge.transport.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsedStreamIdsTest {
    private static final int EXACT = 2 * 1024;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldKnowTheLatestExactlyAndTakeOlderOnesForUsed(long seed) {
        // Given
        var random = new Random(seed);
        var used = new UsedStreamIds();
        var expected = new HashSet<Integer>();
        var last = -1;

        // When
        for (var i = 0; i < 500; i++) {
            last += 2 * (1 + random.nextInt(random.nextInt(10) == 0 ? 2_000 : 5));
            used.add(last);
            expected.add(last);

            // Then
            for (var id = Math.max(1, last - 2 * EXACT); id <= last + 100; id += 2) {
                assertThat(used.contains(id))
                        .as("stream %d, the last %d", id, last)
                        .isEqualTo(id <= last - EXACT || expected.contains(id));
            }
        }
    }

    @Test
    void shouldKnowNoneBeforeTheFirst() {
        // When
        var used = new UsedStreamIds();

        // Then
        assertThat(used.contains(1)).isFalse();
    }
}
