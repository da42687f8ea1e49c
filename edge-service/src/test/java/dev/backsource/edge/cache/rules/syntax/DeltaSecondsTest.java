package dev.backsource.edge.cache.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaSecondsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "60, 60",
        "007, 7",
        "2147483648, 2147483648",
        "2147483649, 2147483648",
        "99999999999999999999999999, 2147483648"
    })
    void shouldReadDigitsAndCapThem(String text, long seconds) {
        // When
        var read = DeltaSeconds.parse(text);

        // Then
        assertThat(read).isEqualTo(seconds);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"-1", "+1", "1.5", "1 ", " 1", "abc", "0x10", "1e3", "٣"})
    void shouldTakeNothingElseForANumber(String text) {
        // When
        var read = DeltaSeconds.parse(text);

        // Then
        assertThat(read).isEqualTo(DeltaSeconds.ABSENT);
    }
}
