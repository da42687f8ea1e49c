package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 §4.4. */
class InvalidationTest {
    @ParameterizedTest
    @CsvSource({
        "POST, 200, true",
        "PUT, 204, true",
        "DELETE, 202, true",
        "PATCH, 303, true",
        "FROBNICATE, 201, true",
        "POST, 400, false",
        "DELETE, 404, false",
        "PUT, 500, false",
        "POST, 103, false",
        "GET, 200, false",
        "HEAD, 200, false",
        "OPTIONS, 200, false",
        "TRACE, 200, false"
    })
    void shouldInvalidateAfterWhatMayHaveChangedSomething(String method, int status, boolean expected) {
        // When
        var invalidates = Invalidation.invalidates(method, status);

        // Then
        assertThat(invalidates).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/other | /other",
                "/other?q=1#fragment | /other?q=1",
                "http://www.example.com/other | /other",
                "https://www.example.com/other | /other",
                "HTTP://WWW.Example.COM./other | /other",
                "http://www.example.com:8080/other | /other",
                "http://user@www.example.com/other | /other",
                "//www.example.com/other | /other",
                "http://www.example.com | /",
                "http://www.example.com?q | /?q",
                "other | /dir/other",
                "./other | /dir/other",
                "../other | /other",
                "../../../other | /other",
                "sub/./x/../other | /dir/sub/other",
                "/a/b/../c/. | /a/c/",
                "/a/.. | /",
                "/a/.hidden | /a/.hidden",
                "?new=1 | /dir/page?new=1",
                "other?path=a:b | /dir/other?path=a:b",
                "./a:b | /dir/a:b"
            })
    void shouldNameWhatTheResponsePointsToOnTheSameHost(String reference, String expected) {
        // When
        var targets = Invalidation.targets("www.example.com", "/dir/page?x=/y/z", Lines.of("Location: " + reference));

        // Then
        assertThat(targets).containsExactly("/dir/page?x=/y/z", expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.example.com/other",
                "//other.example.com/other",
                "http://www.example.com@other.example.com/other",
                "http://other.example.com/www.example.com",
                "http://[::1]/other",
                "mailto:a@www.example.com",
                "urn:x",
                "http://",
                "http://www.example.com:80:80@x/"
            })
    void shouldLeaveOtherHostsAlone(String reference) {
        // When
        var targets = Invalidation.targets("www.example.com", "/page", Lines.of("Content-Location: " + reference));

        // Then
        assertThat(targets).containsExactly("/page");
    }

    @Test
    void shouldNameEachTargetOnce() {
        // Given
        var response = Lines.of("Location: /a", "Content-Location: /b", "Content-Location: page", "Location: /a");

        // When
        var targets = Invalidation.targets("www.example.com", "/page", response);

        // Then
        assertThat(targets).containsExactly("/page", "/a", "/b");
    }

    @Test
    void shouldKnowAddressesInBrackets() {
        // When
        var targets = Invalidation.targets("2001:db8::1", "/page", Lines.of("Location: http://[2001:DB8::1]:80/a"));

        // Then
        assertThat(targets).containsExactly("/page", "/a");
    }
}
