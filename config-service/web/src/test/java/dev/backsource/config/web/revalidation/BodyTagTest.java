package dev.backsource.config.web.revalidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTagTest {
    private static final BodyTag TAG = BodyTag.of("{\"name\": \"münchen\"}");

    private static final String OPAQUE = TAG.value().substring("W/".length());

    @Test
    void shouldBeWeakAndNoRevision() {
        assertThat(TAG.value()).matches("W/\"[A-Za-z0-9_-]{22}\"");
    }

    @Test
    void shouldDifferWithTheBody() {
        assertThat(BodyTag.of("{\"name\": \"münchen\"}")).isEqualTo(TAG);
        assertThat(BodyTag.of("{\"name\": \"munchen\"}")).isNotEqualTo(TAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/%s", "%s", "\"3\", W/%s", " W/%s ,\"\"", "\"a,b\",%s", "*", " * "})
    void shouldBeInAListOfTags(String condition) {
        assertThat(TAG.isIn(List.of(condition.formatted(OPAQUE)))).isTrue();
    }

    @Test
    void shouldBeInOneOfSeveralLines() {
        assertThat(TAG.isIn(List.of("\"3\"", TAG.value()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"3\"", "\"\"", "W/\"\"", "\"*\"", "W/", "\"", "\"AAAA", "W/\"AAAAAAAAAAAAAAAAAAAAAA\""})
    void shouldNotBeInAnother(String condition) {
        assertThat(TAG.isIn(List.of(condition))).isFalse();
    }

    @Test
    void shouldNotBeInAPartOfItself() {
        assertThat(TAG.isIn(List.of(OPAQUE.replace("\"", "")))).isFalse();
        assertThat(TAG.isIn(List.of("\"" + OPAQUE.substring(3)))).isFalse();
    }

    @Test
    void shouldNotBeInNoCondition() {
        assertThat(TAG.isIn(List.of())).isFalse();
    }
}
