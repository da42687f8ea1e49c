package dev.backsource.config.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EdgeAbortTest {
    @Test
    void shouldBeReadAsStored() {
        // Given
        var first = new EdgeAbort("edge-1.ams_2", Instant.parse("2026-06-01T12:00:00.000000001Z"));
        var second = new EdgeAbort("e", Instant.parse("2026-06-01T12:00:00Z"));

        // When
        var stored = EdgeAbort.stored(List.of(first, second));

        // Then
        assertThat(EdgeAbort.read(stored)).isEqualTo(Set.of(first, second));
        assertThat(EdgeAbort.read(EdgeAbort.stored(List.of()))).isEmpty();
        assertThat(EdgeAbort.read(null)).isEmpty();
    }
}
