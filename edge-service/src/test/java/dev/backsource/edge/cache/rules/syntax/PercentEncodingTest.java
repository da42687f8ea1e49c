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
        "/a%c, /a%c",
        "/%7euser/%68, /~user/h",
        "/%7Euser?%41=%2d%2E%5f%39, /~user?A=-._9",
        "/a%2fb%2Fc, /a%2Fb%2Fc",
        "/%2541, /%2541",
        "/%3fa%23b%26c%3D, /%3Fa%23b%26c%3D",
        "/%00%20%7f%80, /%00%20%7F%80",
        "/%%41%31, /%%41%31",
        "/%4%31, /%4%31"
    })
    void shouldWriteOctetsInOneWayAndLeaveTheRest(String target, String expected) {
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
