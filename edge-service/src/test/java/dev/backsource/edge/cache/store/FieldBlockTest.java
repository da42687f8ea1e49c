package dev.backsource.edge.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of the lengths at which their encoding changes. */
class FieldBlockTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 32_768, 70_000, 17_000_000})
    void shouldGiveBackAValueOfAnyLength(int length) {
        // Given
        var value = "v".repeat(length);
        var writer = new FieldBlockWriter();
        writer.add("before", "1");
        writer.add("x-long", value);
        writer.add("after", "2");

        // When
        var block = writer.toBlock();

        // Then
        assertThat(block.first("x-long")).isEqualTo(value);
        assertThat(block.first("before")).isEqualTo("1");
        assertThat(block.first("after")).isEqualTo("2");
        assertThat(block.all("after")).containsExactly("2");
    }
}
