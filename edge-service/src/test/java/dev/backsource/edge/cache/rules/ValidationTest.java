package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 §3.2, §4.3. */
class ValidationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ETag: \"a\";;Last-Modified: x | \"a\" | x",
                "ETag: W/\"a\" | W/\"a\" |",
                "ETag: a | a |",
                "Last-Modified: x | | x",
                "ETag: ;;Last-Modified: | |"
            })
    void shouldReadValidatorsAsTheOriginWroteThem(String response, String etag, String lastModified) {
        // When
        var validators = Validation.of(Lines.in(response));

        // Then
        assertThat(validators).isEqualTo(new Validation.Validators(etag, lastModified));
        assertThat(validators.isEmpty()).isEqualTo(etag == null && lastModified == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ETag: \"a\" | ETag: \"a\" | true",
                "ETag: \"a\" | ETag: \"b\" | false",
                "ETag: \"a\" | ETag: W/\"a\" | false",
                "ETag: W/\"a\" | ETag: W/\"a\" | true",
                "ETag: W/\"a\" | ETag: \"a\" | true",
                "ETag: W/\"a\" | ETag: W/\"b\" | false",
                "ETag: \"a\" | Last-Modified: x | false",
                "ETag: \"a\";;Last-Modified: x | Last-Modified: x | false",
                "ETag: \"a\";;Last-Modified: y | ETag: \"a\";;Last-Modified: x | true",
                "Last-Modified: x | ETag: \"a\";;Last-Modified: x | true",
                "Last-Modified: y | Last-Modified: x | false",
                "Last-Modified: x | ETag: \"a\" | false",
                "Server: x | ETag: \"a\" | true",
                "Server: x | Server: x | true"
            })
    void shouldTellWhichResponseA304IsAbout(String notModified, String stored, boolean expected) {
        // Given
        var validators = Validation.of(Lines.in(stored));

        // When
        var selects = Validation.selects(Lines.in(notModified), validators);

        // Then
        assertThat(selects).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-length",
                "transfer-encoding",
                "connection",
                "keep-alive",
                "te",
                "trailer",
                "upgrade",
                "proxy-authenticate"
            })
    void shouldKeepWhatTheContentDependsOn(String name) {
        // When
        var updated = Validation.isUpdated(name);

        // Then
        assertThat(updated).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cache-control",
                "expires",
                "date",
                "age",
                "etag",
                "last-modified",
                "vary",
                "content-type",
                "x-a",
                "content-encoding",
                "content-range",
                "set-cookie"
            })
    void shouldTakeTheRestFromThe304(String name) {
        // When
        var updated = Validation.isUpdated(name);

        // Then
        assertThat(updated).isTrue();
    }
}
