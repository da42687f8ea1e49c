package dev.backsource.policy.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CountedKeysTest {
    private static final int MOST = 16_384;

    private final CountedKeys keys = new CountedKeys();

    @Test
    void shouldAddEachKeyOnce() {
        assertThat(LongStream.range(1, 1_000)).allMatch(keys::add);
        assertThat(LongStream.range(1, 1_000)).noneMatch(keys::add);
    }

    @Test
    void shouldAddAllAgainOnceItIsCleared() {
        // Given
        keys.add(5);

        // When
        keys.clear();

        // Then
        assertThat(keys.add(5)).isTrue();
    }

    @Test
    void shouldTakeNoMoreKeysOnceItIsFull() {
        assertThat(LongStream.rangeClosed(1, MOST)).allMatch(keys::add);
        assertThat(keys.add(MOST + 1)).isFalse();
    }

    /** Chosen by a client, so that all are searched for at the same place. */
    @Test
    void shouldFindKeysThatCollide() {
        assertThat(LongStream.range(1, 500).map(each -> each << 48)).allMatch(keys::add);
        assertThat(LongStream.range(1, 500).map(each -> each << 48)).noneMatch(keys::add);
    }
}
