package dev.backsource.edge.http.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxForwardsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "10, 9",
        "007, 6",
        "99999999999999999999, 999999",
        "x, x",
        "-1, -1",
        "0, 0",
        "'', ''",
    })
    void shouldCountTheEdgeWhereTheValueIsValid(String before, String after) {
        // When
        var lowered = MaxForwards.lowered(before);

        // Then
        assertThat(lowered).isEqualTo(after);
    }
}
