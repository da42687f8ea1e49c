package dev.backsource.edge.cache.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {

    @ParameterizedTest
    @CsvSource({
        "/caf%c3%a9, /caf%C3%A9",
        "/caf%C3%a9?q=%2f, /caf%C3%A9?q=%2F",
        "/abc%C3%A9, /abc%C3%A9",
        "/%zz%ag%, /%zz%ag%",
        "/%%c3, /%%C3",
        "/a%c, /a%c"
    })
    void shouldWriteOctetsInUpperCaseAndLeaveTheRest(String target, String expected) {
        // When
        var normalised = PercentEncoding.normalised(target);

        // Then
        assertThat(normalised).isEqualTo(expected);
    }

    @Test
    void shouldAllocateNothingForWhatIsNormal() {
        // Given
        var target = "/caf%C3%A9?a=b";

        // When
        var normalised = PercentEncoding.normalised(target);

        // Then
        assertThat(normalised).isSameAs(target);
    }
}
