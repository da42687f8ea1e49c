package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.Preconditions.Verdict;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 §13, RFC 9111 §4.3.2. */
class PreconditionsTest {
    /** The stored response was made on January 3rd. */
    private static final long DATE = Instant.parse("2024-01-03T00:00:00Z").toEpochMilli();

    private static final String JAN_1 = "Mon, 01 Jan 2024 00:00:00 GMT";
    private static final String JAN_2 = "Tue, 02 Jan 2024 00:00:00 GMT";
    private static final String JAN_3 = "Wed, 03 Jan 2024 00:00:00 GMT";

    /** Lines with the names of dates replaced by the dates above. */
    private static Lines lines(String text) {
        return Lines.in(
                text == null
                        ? null
                        : text.replace("JAN_1", JAN_1).replace("JAN_2", JAN_2).replace("JAN_3", JAN_3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host: x | ETag: \"a\" | PROCEED",
                "If-None-Match: \"a\" | ETag: \"a\" | NOT_MODIFIED",
                "If-None-Match: W/\"a\" | ETag: \"a\" | NOT_MODIFIED",
                "If-None-Match: \"a\" | ETag: W/\"a\" | NOT_MODIFIED",
                "If-None-Match: \"x\", \"a\" | ETag: \"a\" | NOT_MODIFIED",
                "If-None-Match: \"x\";;If-None-Match: \"a\" | ETag: \"a\" | NOT_MODIFIED",
                "If-None-Match: * | ETag: \"a\" | NOT_MODIFIED",
                "If-None-Match: * | Server: x | NOT_MODIFIED",
                "If-None-Match: \"b\" | ETag: \"a\" | PROCEED",
                "If-None-Match: \"a\" | Server: x | PROCEED",
                "If-None-Match: | ETag: \"a\" | PROCEED",
                "If-None-Match: *, \"b\" | ETag: \"a\" | PROCEED",
                // If-None-Match counts before If-Modified-Since
                "If-None-Match: \"b\";;If-Modified-Since: JAN_3 | ETag: \"a\";;Last-Modified: JAN_1 | PROCEED",
                "If-None-Match: \"a\";;If-Modified-Since: JAN_1 | ETag: \"a\";;Last-Modified: JAN_2 | NOT_MODIFIED",
                "If-Modified-Since: JAN_2 | Last-Modified: JAN_2 | NOT_MODIFIED",
                "If-Modified-Since: JAN_3 | Last-Modified: JAN_2 | NOT_MODIFIED",
                "If-Modified-Since: JAN_1 | Last-Modified: JAN_2 | PROCEED",
                "If-Modified-Since: yesterday | Last-Modified: JAN_2 | PROCEED",
                "If-Modified-Since: JAN_3;;If-Modified-Since: JAN_3 | Last-Modified: JAN_2 | PROCEED",
                "If-Modified-Since: JAN_3 | Last-Modified: yesterday | PROCEED",
                "If-Modified-Since: JAN_3 | Server: x | NOT_MODIFIED",
                "If-Modified-Since: JAN_2 | Server: x | PROCEED",
                // for the origin to decide
                "If-Match: \"a\" | ETag: \"a\" | FORWARD",
                "If-Unmodified-Since: JAN_3 | Last-Modified: JAN_2 | FORWARD",
                "If-Match: *;;If-None-Match: \"a\" | ETag: \"a\" | FORWARD"
            })
    void shouldAnswerConditionsAsTheOriginWould(String request, String stored, Verdict expected) {
        // Given
        var validators = Validation.of(lines(stored));

        // When
        var verdict = Preconditions.of(lines(request), validators, DATE);

        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Range: bytes=0-1 | ETag: \"a\" | true",
                "If-Range: \"a\" | ETag: \"a\" | true",
                "If-Range: \"b\" | ETag: \"a\" | false",
                "If-Range: W/\"a\" | ETag: W/\"a\" | false",
                "If-Range: \"a\" | ETag: W/\"a\" | false",
                "If-Range: \"a\" | Server: x | false",
                "If-Range: a | ETag: a | false",
                "If-Range: JAN_2 | Last-Modified: JAN_2 | true",
                "If-Range: JAN_3 | Last-Modified: JAN_2 | false",
                "If-Range: JAN_1 | Last-Modified: JAN_2 | false",
                "If-Range: JAN_3 | Last-Modified: JAN_3 | false",
                "If-Range: JAN_2 | Server: x | false",
                "If-Range: yesterday | Last-Modified: yesterday | false",
                "If-Range: | ETag: \"a\" | false"
            })
    void shouldCutRangesFromTheSameBytesOnly(String request, String stored, boolean expected) {
        // Given
        var validators = Validation.of(lines(stored));

        // When
        var matches = Preconditions.ifRangeMatches(lines(request), validators, DATE);

        // Then
        assertThat(matches).isEqualTo(expected);
    }
}
