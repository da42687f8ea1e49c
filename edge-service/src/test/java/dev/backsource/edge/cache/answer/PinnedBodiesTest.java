package dev.backsource.edge.cache.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PinnedBodiesTest {
    private final PinnedBodies pinned = new PinnedBodies(100);

    @Test
    void shouldCountABodyOnceHoweverManyReadIt() {
        // Given
        var body = new byte[60];

        // When
        var first = pinned.pin(body);
        var second = pinned.pin(body);
        pinned.unpin(body);

        // Then
        assertThat(first && second).isTrue();
        assertThat(pinned.bytes()).isEqualTo(60);
    }

    @Test
    void shouldRefuseWhatGoesBeyondTheLimitUntilOthersAreRead() {
        // Given
        var first = new byte[60];
        var second = new byte[60];
        pinned.pin(first);

        // When
        var refused = pinned.pin(second);
        pinned.unpin(first);
        var taken = pinned.pin(second);

        // Then
        assertThat(refused).isFalse();
        assertThat(taken).isTrue();
        assertThat(pinned.bytes()).isEqualTo(60);
    }

    @Test
    void shouldTellBodiesOfTheSameContentApart() {
        // Given
        var body = new byte[10];

        // When
        pinned.pin(body);
        pinned.pin(body.clone());

        // Then
        assertThat(pinned.bytes()).isEqualTo(20);
    }
}
