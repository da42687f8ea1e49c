package dev.backsource.edge.http.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdnLoopTest {
    private final CdnLoop loop = new CdnLoop("backsource");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backsource",
                "BackSource",
                " backsource ; a=b",
                "other, backsource",
                "other;v=\"1\",backsource;x",
                "other;v=\"never closed, backsource",
                ",, ,backsource",
                "backsource,",
            })
    void shouldFindItself(String value) {
        assertThat(loop.holdsUs(fields(value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "other", "backsource2", "my-backsource", "other; id=backsource", "back source", ";backsource"
            })
    void shouldTellOthersFromItself(String value) {
        assertThat(loop.holdsUs(fields(value))).isFalse();
    }

    @Test
    void shouldFindItselfInAnyLine() {
        // Given
        var fields = fields("other").add("CDN-Loop", "third, backsource");

        // Then
        assertThat(loop.holdsUs(fields)).isTrue();
    }

    @Test
    void shouldComeBehindWhatIsThere() {
        // When
        var value = loop.behind("first; a=\"b\", second").toString();

        // Then
        assertThat(value).isEqualTo("first; a=\"b\", second, backsource");
        assertThat(loop.holdsUs(fields(value))).isTrue();
    }

    @Test
    void shouldBeAloneWhereNothingIsThere() {
        // When
        var value = loop.behind(null).toString();

        // Then
        assertThat(value).isEqualTo("backsource");
    }

    private static MultiMap fields(String value) {
        return MultiMap.caseInsensitiveMultiMap().add("cdn-loop", value);
    }
}
