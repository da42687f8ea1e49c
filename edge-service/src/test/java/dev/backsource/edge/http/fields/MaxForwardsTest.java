package dev.backsource.edge.http.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxForwardsTest {
    @ParameterizedTest
    @CsvSource({
        "OPTIONS, 1, 0",
        "OPTIONS, 10, 9",
        "OPTIONS, 007, 6",
        "OPTIONS, 99999999999999999999, 999999",
        "OPTIONS, x, x",
        "OPTIONS, -1, -1",
        "OPTIONS, '', ''",
        "GET, 10, 10"
    })
    void shouldCountTheEdgeForOptionsOnly(String method, String before, String after) {
        // Given
        var fields = MultiMap.caseInsensitiveMultiMap().add("Max-Forwards", before);

        // When
        MaxForwards.lower(HttpMethod.valueOf(method), fields);

        // Then
        assertThat(fields.get("max-forwards")).isEqualTo(after);
    }
}
