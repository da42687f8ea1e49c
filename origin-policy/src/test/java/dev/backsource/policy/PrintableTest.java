package dev.backsource.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    /** A line feed, an escape, a control of Latin 1, separators, a change of direction, a mark, half a surrogate pair. */
    @ParameterizedTest
    @ValueSource(ints = {'\n', '\r', 0x1b, 0x7f, 0x9b, 0x2028, 0x2029, 0x202e, 0x2066, 0xfeff, 0xd800})
    void shouldShowNothingThatMovesTheReader(int character) {
        var text = "a" + (char) character + "b";

        assertThat(Printable.of(text)).isEqualTo("a?b");
        assertThat(Printable.isPrintable(text)).isFalse();
    }

    @Test
    void shouldShowOtherTextAsItIs() {
        assertThat(Printable.of("bücher.example/日本?\ud83d\ude00")).isEqualTo("bücher.example/日本?\ud83d\ude00");
    }

    @Test
    void shouldShortenLongText() {
        assertThat(Printable.of("a".repeat(81))).isEqualTo("a".repeat(80) + "…");
        assertThat(Printable.of("a".repeat(80))).hasSize(80);
        assertThat(Printable.of("a".repeat(79) + "\ud83d\ude00")).isEqualTo("a".repeat(79) + "?…");
    }
}
