package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 §5.2.2, RFC 5861, RFC 9213. */
class ResponseDirectivesTest {
    static Stream<Arguments> flags() {
        return Stream.of(
                flag("no-store", ResponseDirectives::noStore),
                flag("No-Store", ResponseDirectives::noStore),
                flag("no-cache", ResponseDirectives::noCache),
                flag("private", ResponseDirectives::isPrivate),
                flag("public", ResponseDirectives::isPublic),
                flag("must-revalidate", ResponseDirectives::mustRevalidate),
                flag("proxy-revalidate", ResponseDirectives::proxyRevalidate),
                flag("must-understand", ResponseDirectives::mustUnderstand));
    }

    private static Arguments flag(String directive, Predicate<ResponseDirectives> given) {
        return Arguments.of(directive, given);
    }

    @ParameterizedTest
    @MethodSource("flags")
    void shouldKnowWhatIsGivenWithoutArgument(String directive, Predicate<ResponseDirectives> given) {
        // When
        var said = ResponseDirectives.of(Lines.of("Cache-Control: x=\"y, z\", , " + directive + " ,foo"));

        // Then
        assertThat(said).matches(given);
        assertThat(ResponseDirectives.of(Lines.of("Cache-Control: foo"))).doesNotMatch(given);
    }

    @ParameterizedTest
    @MethodSource("flags")
    void shouldKnowTheSameOfTheTargetedField(String directive, Predicate<ResponseDirectives> given) {
        // When
        var said =
                ResponseDirectives.of(Lines.of("CDN-Cache-Control: x=\"y, z\", " + directive.toLowerCase() + ", foo"));

        // Then
        assertThat(said).matches(given).matches(ResponseDirectives::targeted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60 | 60",
                "max-age=\"60\" | 60",
                "MAX-AGE=60 | 60",
                "max-age=\"6\\0\" | 60",
                "max-age=0 | 0",
                "max-age=99999999999 | 2147483648",
                "max-age | 0",
                "max-age= | 0",
                "max-age=\"\" | 0",
                "max-age=\"60 | 0",
                "max-age=`60` | 0",
                "max-age=abc | 0",
                "max-age=-1 | 0",
                "max-age=1.5 | 0",
                "max-age=60s | 0",
                "max-age= 60 | 0",
                "max-age =60 | 0",
                "max-age=60;x | 0",
                "max-age=60, max-age=60 | 60",
                "max-age=60, max-age=10 | 10",
                "max-age=10, max-age=60 | 10",
                "max-age=60, max-age=x | 0",
                "x-max-age=60 | -1",
                "foo=\"max-age=60\" | -1",
                "foo=\"a\\\", max-age=60, b\" | -1",
                "public | -1"
            })
    void shouldReadMaxAgeAndTakeABadOneForZero(String cacheControl, long seconds) {
        // When
        var said = ResponseDirectives.of(Lines.of("Cache-Control:" + cacheControl));

        // Then
        assertThat(said.maxAge()).isEqualTo(seconds);
    }

    @Test
    void shouldReadAllNumbersOverSeveralLines() {
        // Given
        var response = Lines.of(
                "Cache-Control: s-maxage=1, stale-while-revalidate=2",
                "Cache-Control: stale-if-error=3",
                "Cache-Control: s-maxage=");

        // When
        var said = ResponseDirectives.of(response);

        // Then
        assertThat(said.sMaxAge()).isZero();
        assertThat(said.staleWhileRevalidate()).isEqualTo(2);
        assertThat(said.staleIfError()).isEqualTo(3);
        assertThat(said.maxAge()).isEqualTo(DeltaSeconds.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-cache=\"Set-Cookie, X-Foo\", private=\"Set-Cookie, X-Foo\"",
                "no-cache=\" set-cookie ,,X-FOO\", private=\"X-Foo\", private=set-cookie"
            })
    void shouldReadListsOfFields(String cacheControl) {
        // When
        var said = ResponseDirectives.of(Lines.of("Cache-Control: " + cacheControl));

        // Then
        assertThat(said.noCacheFields()).isEqualTo(Set.of("set-cookie", "x-foo"));
        assertThat(said.privateFields()).isEqualTo(Set.of("set-cookie", "x-foo"));
        assertThat(said.noCache()).isFalse();
        assertThat(said.isPrivate()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private=\"x\", private, no-cache, no-cache=\"y\"",
                "private=, no-cache=",
                "private=\"\", no-cache=\"\"",
                "private=\"a b\", no-cache=\"ä\"",
                "private=\"x\"y, no-cache=\"x\"y",
                "no-cache, private=\"unclosed",
                "private = \"x\", no-cache =\"y\""
            })
    void shouldTakeABadListForTheWholeResponse(String cacheControl) {
        // When
        var said = ResponseDirectives.of(Lines.of("Cache-Control: " + cacheControl));

        // Then
        assertThat(said.isPrivate()).isTrue();
        assertThat(said.noCache()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Pragma: no-cache | true",
                "Pragma: no-cache;;Cache-Control: max-age=1 | false",
                "Pragma: no-cache;;CDN-Cache-Control: max-age=1 | false",
                "Pragma: no-store | false"
            })
    void shouldHeedPragmaWhereNothingElseIsSaid(String response, boolean noCache) {
        // When
        var said = ResponseDirectives.of(Lines.in(response));

        // Then
        assertThat(said.noCache()).isEqualTo(noCache);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60 | true | 60",
                "max-age=60;x=1, foo=(a b);c | true | 60",
                "max-age=10, max-age=60 | true | 60",
                "max-age=\"60\" | true | 0",
                "max-age=60.5 | true | 0",
                "max-age=-60 | true | 0",
                "max-age=sixty | true | 0",
                "max-age | true | 0",
                "max-age=9999999999 | true | 2147483648",
                "foo | true | -1",
                "max-age=?0 | true | -1",
                "Max-Age=60 | false | 5",
                "max-age=60, | false | 5",
                "max-age= 60 | false | 5",
                "max-age=60 no-store | false | 5",
                "max-age=1234567890123456 | false | 5",
                "max-age=ä | false | 5",
                " | false | 5"
            })
    void shouldPreferAValidTargetedField(String targetedField, boolean targeted, long maxAge) {
        // Given
        var field = targetedField == null ? "" : targetedField;

        // When
        var said = ResponseDirectives.of(Lines.of("Cache-Control: max-age=5", "CDN-Cache-Control: " + field));

        // Then
        assertThat(said.targeted()).isEqualTo(targeted);
        assertThat(said.maxAge()).isEqualTo(maxAge);
    }

    @Test
    void shouldForgetAllOfCacheControlWhenTargeted() {
        // When
        var said = ResponseDirectives.of(Lines.of("Cache-Control: no-store, private", "CDN-Cache-Control: max-age=5"));

        // Then
        assertThat(said.noStore()).isFalse();
        assertThat(said.isPrivate()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "private=\"X-Foo, Set-Cookie\" | false",
                "private=set-cookie | false",
                "private=5 | true",
                "private=(a) | true",
                "private | true",
                "private=?0 | false"
            })
    void shouldReadListsOfFieldsOfTheTargetedField(String targetedField, boolean isPrivate) {
        // When
        var said = ResponseDirectives.of(Lines.of("CDN-Cache-Control: " + targetedField));

        // Then
        assertThat(said.isPrivate()).isEqualTo(isPrivate);
        assertThat(said.privateFields().contains("set-cookie")).isEqualTo(targetedField.contains("ookie"));
    }
}
