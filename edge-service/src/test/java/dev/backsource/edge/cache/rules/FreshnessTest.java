package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.syntax.Fields;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9111 §4.2. */
class FreshnessTest {
    /** Of {@code Date: Tue, 02 Jan 2024 00:00:00 GMT}. */
    private static final long DATE = Instant.parse("2024-01-02T00:00:00Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control: s-maxage=5, max-age=60;;Expires: Tue, 02 Jan 2024 01:00:00 GMT | 5",
                "Cache-Control: max-age=60;;Expires: Tue, 02 Jan 2024 01:00:00 GMT | 60",
                "Cache-Control: max-age=0;;Expires: Tue, 02 Jan 2024 01:00:00 GMT | 0",
                "Cache-Control: max-age=abc;;Expires: Tue, 02 Jan 2024 01:00:00 GMT | 0",
                "Cache-Control: s-maxage=, max-age=60 | 0",
                "Cache-Control: public;;Expires: Tue, 02 Jan 2024 01:00:00 GMT | 3600",
                "CDN-Cache-Control: max-age=7;;Cache-Control: s-maxage=60 | 7",
                "CDN-Cache-Control: public;;Expires: Tue, 02 Jan 2024 01:00:00 GMT | 0",
                "CDN-Cache-Control: max-age=7 x;;Cache-Control: s-maxage=60 | 60"
            })
    void shouldTakeTheFirstThatTheOriginSays(String response, long seconds) {
        // Given
        var fields = Lines.in("Date: Tue, 02 Jan 2024 00:00:00 GMT;;" + response);

        // When
        var lifetime = lifetime(200, fields);

        // Then
        assertThat(lifetime).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Expires: Tue, 02 Jan 2024 00:00:30 GMT | 30",
                "Expires: Tuesday, 02-Jan-24 00:00:30 GMT | 30",
                "Expires: Tue Jan  2 00:00:30 2024 | 30",
                "Expires: Tue, 02 Jan 2024 00:00:00 GMT | 0",
                "Expires: Mon, 01 Jan 2024 00:00:00 GMT | 0",
                "Expires: Fri, 31 Dec 9999 23:59:59 GMT | 2147483648",
                "Expires: 0 | 0",
                "Expires: | 0",
                "Expires: -1;;Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT | 0",
                "Expires: Tue, 02 Jan 2024 00:00:30 GMT;;Expires: Tue, 02 Jan 2024 00:00:30 GMT | 30",
                "Expires: Tue, 02 Jan 2024 00:00:30 GMT;;Expires: Tue, 02 Jan 2024 00:00:20 GMT | 0",
                "Expires: Tue, 02 Jan 2024 00:00:30 GMT;;Expires: 0 | 0"
            })
    void shouldCountFromDateToExpires(String response, long seconds) {
        // Given
        var fields = Lines.in("Date: Tue, 02 Jan 2024 00:00:00 GMT;;" + response);

        // When
        var lifetime = lifetime(200, fields);

        // Then
        assertThat(lifetime).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT | 8640",
                "200 | Last-Modified: Tue, 02 Jan 2024 00:00:00 GMT | 0",
                "200 | Last-Modified: Wed, 03 Jan 2024 00:00:00 GMT | 0",
                "200 | Last-Modified: Sun, 02 Jan 2000 00:00:00 GMT | 86400",
                "200 | Last-Modified: yesterday | 0",
                "200 | ETag: \"x\" | 0",
                "404 | Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT | 8640",
                "302 | Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT | 0",
                "500 | Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT | 0",
                "302 | Cache-Control: public;;Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT | 8640"
            })
    void shouldGuessATenthOfTheAgeOfTheContent(int status, String response, long seconds) {
        // Given
        var fields = Lines.in("Date: Tue, 02 Jan 2024 00:00:00 GMT;;" + response);

        // When
        var lifetime = lifetime(status, fields);

        // Then
        assertThat(lifetime).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Server: x", "Date: yesterday"})
    void shouldCountFromTheResponseWithoutAValidDate(String date) {
        // Given
        var fields = Lines.in(date + ";;Expires: Tue, 02 Jan 2024 00:00:30 GMT");

        // When
        var lifetime = lifetime(200, fields);

        // Then
        assertThat(lifetime).isEqualTo(30);
    }

    private static long lifetime(int status, Fields fields) {
        return Freshness.lifetimeSeconds(ResponseDirectives.of(fields), status, fields, DATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date: Tue, 02 Jan 2024 00:00:00 GMT | 0 | 0 | 0",
                "Date: Tue, 02 Jan 2024 00:00:00 GMT | 0 | 2000 | 2",
                "Date: Tue, 02 Jan 2024 00:00:00 GMT | 9000 | 10000 | 10",
                "Date: Tue, 02 Jan 2024 01:00:00 GMT | 9000 | 10000 | 1",
                "Age: 30 | 0 | 0 | 30",
                "Age: 30 | 0 | 2000 | 32",
                "Age: 30;;Date: Tue, 02 Jan 2024 00:00:00 GMT | 98000 | 100000 | 100",
                "Age: 30, 40 | 0 | 0 | 30",
                "Age: 30;;Age: 40 | 0 | 0 | 30",
                "Age: -1 | 0 | 1000 | 1",
                "Age: x | 0 | 0 | 0",
                "Age: | 0 | 0 | 0",
                "Age: 1.5 | 0 | 0 | 0",
                "Age: 99999999999999999999 | 0 | 0 | 2147483648",
                "Server: x | 2000 | 1000 | 0"
            })
    void shouldTakeTheGreaterOfBothWaysToTellTheAge(String response, long requestMs, long responseMs, long seconds) {
        // When
        var age = Freshness.initialAgeSeconds(Lines.in(response), DATE + requestMs, DATE + responseMs);

        // Then
        assertThat(age).isEqualTo(seconds);
    }

    @Test
    void shouldTakeTheArrivalForTheDateWhereThereIsNone() {
        // When
        var date = Freshness.dateMs(Lines.of(), DATE);

        // Then
        assertThat(date).isEqualTo(DATE);
    }
}
