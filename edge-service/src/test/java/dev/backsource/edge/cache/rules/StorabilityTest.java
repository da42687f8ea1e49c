package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.Storability.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 §3. */
class StorabilityTest {
    private static Verdict verdict(String method, String request, int status, String response) {
        var asked = Lines.in(request);
        var said = Lines.in(response);
        return Storability.of(
                method,
                asked,
                RequestDirectives.of(asked),
                status,
                said,
                ResponseDirectives.of(said),
                Storability.Choices.COOKIES);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, STORABLE",
        "HEAD, METHOD",
        "POST, METHOD",
        "PUT, METHOD",
        "DELETE, METHOD",
        "OPTIONS, METHOD",
        "get, METHOD"
    })
    void shouldStoreResponsesToGetOnly(String method, Verdict expected) {
        // When
        var verdict = verdict(method, null, 200, "Cache-Control: max-age=60");

        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control: max-age=60 | STORABLE",
                "Cache-Control: s-maxage=60 | STORABLE",
                "Expires: Fri, 31 Dec 9999 23:59:59 GMT | STORABLE",
                "Cache-Control: public;;ETag: \"x\" | STORABLE",
                "ETag: \"x\" | STORABLE",
                "Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT | STORABLE",
                "Cache-Control: no-cache;;ETag: \"x\" | STORABLE",
                "Cache-Control: max-age=0;;ETag: \"x\" | STORABLE",
                "Cache-Control: max-age=0, stale-if-error=60 | STORABLE",
                "Cache-Control: max-age=0, stale-while-revalidate=60 | STORABLE",
                "Cache-Control: max-age=60, private=\"x\", no-cache=\"y\" | STORABLE",
                "Cache-Control: max-age=60;;Vary: Accept-Encoding | STORABLE",
                "Cache-Control: max-age=60, unknown, foo=\"no-store\" | STORABLE",
                "CDN-Cache-Control: max-age=60;;Cache-Control: no-store | STORABLE",
                "Server: x | NO_FRESHNESS_NO_VALIDATOR",
                "Cache-Control: public | NO_FRESHNESS_NO_VALIDATOR",
                "Cache-Control: max-age=0 | NO_FRESHNESS_NO_VALIDATOR",
                "Cache-Control: max-age=abc | NO_FRESHNESS_NO_VALIDATOR",
                "Cache-Control: no-cache, max-age=60 | NO_FRESHNESS_NO_VALIDATOR",
                "Cache-Control: s-maxage=0, stale-if-error=60 | STORABLE",
                "Pragma: no-cache | NO_FRESHNESS_NO_VALIDATOR",
                "Expires: 0 | NO_FRESHNESS_NO_VALIDATOR",
                "ETag: | NO_FRESHNESS_NO_VALIDATOR",
                "CDN-Cache-Control: public;;Expires: Fri, 31 Dec 9999 23:59:59 GMT | NO_FRESHNESS_NO_VALIDATOR",
                "Cache-Control: max-age=60, no-store | RESPONSE_NO_STORE",
                "Cache-Control: max-age=60;;Cache-Control: NO-STORE | RESPONSE_NO_STORE",
                "Cache-Control: max-age=60, no-store=\"x\" | RESPONSE_NO_STORE",
                "CDN-Cache-Control: no-store;;Cache-Control: max-age=60 | RESPONSE_NO_STORE",
                "Cache-Control: max-age=60, private | PRIVATE",
                "Cache-Control: s-maxage=60, public, private | PRIVATE",
                "Cache-Control: max-age=60, private=\"x\", private | PRIVATE",
                "Cache-Control: max-age=60, private= | PRIVATE",
                "Cache-Control: max-age=60;;Vary: * | VARY_STAR",
                "Cache-Control: max-age=60;;Vary: Accept, * | VARY_STAR"
            })
    void shouldHeedTheOriginsDirectives(String response, Verdict expected) {
        // When
        var verdict = verdict("GET", null, 200, response);

        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control: no-store | Cache-Control: max-age=60 | REQUEST_NO_STORE",
                "Cache-Control: no-cache | Cache-Control: max-age=60 | STORABLE",
                "Authorization: Basic x | Cache-Control: max-age=60 | AUTHORIZATION",
                "Authorization: Basic x | ETag: \"x\" | AUTHORIZATION",
                "Authorization: Basic x | Cache-Control: max-age=60, proxy-revalidate | AUTHORIZATION",
                "Authorization: Basic x | CDN-Cache-Control: max-age=60;;Cache-Control: public | AUTHORIZATION",
                "Authorization: | Cache-Control: max-age=60 | AUTHORIZATION",
                "Authorization: Basic x | Cache-Control: max-age=60, public | STORABLE",
                "Authorization: Basic x | Cache-Control: s-maxage=60 | STORABLE",
                "Authorization: Basic x | Cache-Control: max-age=60, must-revalidate | STORABLE",
                "Authorization: Basic x | CDN-Cache-Control: max-age=60, public | STORABLE"
            })
    void shouldHeedTheRequest(String request, String response, Verdict expected) {
        // When
        var verdict = verdict("GET", request, 200, response);

        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control: max-age=60 | SET_COOKIE",
                "Cache-Control: max-age=60, must-revalidate | SET_COOKIE",
                "CDN-Cache-Control: max-age=60;;Cache-Control: public | SET_COOKIE",
                "Cache-Control: max-age=60, public | STORABLE",
                "Cache-Control: s-maxage=60 | STORABLE",
                "CDN-Cache-Control: s-maxage=60 | STORABLE",
                "Cache-Control: max-age=60, private=\"Set-Cookie\" | STORABLE",
                "Cache-Control: max-age=60, no-cache=\"Set-Cookie\" | STORABLE"
            })
    void shouldNotGiveOneClientsCookieToOthersUnlessTold(String response, Verdict expected) {
        // When
        var verdict = verdict("GET", null, 200, "Set-Cookie: id=1;;" + response);

        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-age=60, public", "s-maxage=60"})
    void shouldStoreNoCookieWhereTheOperatorAllowsNone(String cacheControl) {
        // Given
        var said = Lines.of("Set-Cookie: id=1", "Cache-Control: " + cacheControl);

        // When
        var verdict = Storability.of(
                "GET",
                Lines.of(),
                RequestDirectives.NONE,
                200,
                said,
                ResponseDirectives.of(said),
                Storability.Choices.NO_COOKIES);

        // Then
        assertThat(verdict).isEqualTo(Verdict.SET_COOKIE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT | COOKIE",
                "ETag: \"a\" | COOKIE",
                "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT;;Cache-Control: public | COOKIE",
                "Cache-Control: max-age=60 | STORABLE",
                "Cache-Control: s-maxage=60 | STORABLE",
                "Expires: Fri, 31 Dec 9999 23:59:59 GMT | STORABLE",
                "Cache-Control: no-cache;;ETag: \"a\" | STORABLE"
            })
    void shouldNotGuessForHowLongWhatACookieAskedForIsGood(String response, Verdict expected) {
        // When
        var verdict = verdict("GET", "Cookie: id=1", 200, response);

        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 500})
    void shouldNotStoreWhatOneRequestMayHaveMadeFailUnlessTheOriginSaysForHowLong(int status) {
        // When
        var open = verdict("GET", null, status, "Cache-Control: public;;ETag: \"a\"");
        var limited = verdict("GET", null, status, "Cache-Control: max-age=10");

        // Then
        assertThat(open).isEqualTo(Verdict.STATUS_NOT_CACHEABLE);
        assertThat(limited).isEqualTo(Verdict.STORABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 451, 501})
    void shouldStoreWithoutExpiryWhatIsCacheableByItsStatus(int status) {
        // When
        var verdict = verdict("GET", null, status, "ETag: \"x\"");

        // Then
        assertThat(verdict).isEqualTo(Verdict.STORABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 302, 303, 307, 403, 418, 502, 503, 504, 299, 499, 599})
    void shouldStoreOtherStatusesOnlyIfTold(int status) {
        // When
        var verdict = verdict("GET", null, status, "ETag: \"x\"");

        // Then
        assertThat(verdict).isEqualTo(Verdict.STATUS_NOT_CACHEABLE);
        assertThat(verdict("GET", null, status, "Cache-Control: max-age=60")).isEqualTo(Verdict.STORABLE);
        assertThat(verdict("GET", null, status, "Cache-Control: public;;ETag: \"x\""))
                .isEqualTo(Verdict.STORABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "206, PARTIAL",
        "100, STATUS_NOT_CACHEABLE",
        "101, STATUS_NOT_CACHEABLE",
        "103, STATUS_NOT_CACHEABLE",
        "304, STATUS_NOT_CACHEABLE",
        "407, STATUS_NOT_CACHEABLE",
        "408, STATUS_NOT_CACHEABLE",
        "411, STATUS_NOT_CACHEABLE",
        "413, STATUS_NOT_CACHEABLE",
        "417, STATUS_NOT_CACHEABLE",
        "421, STATUS_NOT_CACHEABLE",
        "425, STATUS_NOT_CACHEABLE",
        "426, STATUS_NOT_CACHEABLE",
        "428, STATUS_NOT_CACHEABLE",
        "429, STATUS_NOT_CACHEABLE",
        "431, STATUS_NOT_CACHEABLE",
        "511, STATUS_NOT_CACHEABLE",
        "600, STATUS_NOT_CACHEABLE"
    })
    void shouldNeverStoreWhatAnswersOneRequestOnly(int status, Verdict expected) {
        // When
        var verdict = verdict("GET", null, status, "Cache-Control: public, max-age=60;;ETag: \"x\"");

        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | max-age=60, must-understand | STORABLE",
                "200 | max-age=60, must-understand, no-store | STORABLE",
                "404 | max-age=60, must-understand, no-store | STORABLE",
                "299 | max-age=60, must-understand | STATUS_NOT_UNDERSTOOD",
                "299 | max-age=60, must-understand, no-store | STATUS_NOT_UNDERSTOOD",
                "499 | public, max-age=60, must-understand | STATUS_NOT_UNDERSTOOD"
            })
    void shouldStoreOnlyStatusesUnderstoodWhereThatIsAsked(int status, String cacheControl, Verdict expected) {
        // When
        var verdict = verdict("GET", null, status, "Cache-Control: " + cacheControl);

        // Then
        assertThat(verdict).isEqualTo(expected);
    }
}
