package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.Reuse.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9111 §4, §4.2.4, §5.2.1, §5.2.2; RFC 5861. */
class ReuseTest {
    private static StoredFreshness stored(String cacheControl) {
        var fields = Lines.of("Cache-Control: " + cacheControl);
        var said = ResponseDirectives.of(fields);
        return StoredFreshness.of(Freshness.lifetimeSeconds(said, 200, fields, 0), said);
    }

    private static RequestDirectives asked(String cacheControl) {
        return cacheControl == null
                ? RequestDirectives.NONE
                : RequestDirectives.of(Lines.of("Cache-Control: " + cacheControl));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60 | 0 | | FRESH",
                "max-age=60 | 59 | | FRESH",
                "max-age=60 | 60 | | VALIDATE",
                "max-age=60 | 61 | | VALIDATE",
                "s-maxage=60, max-age=5 | 59 | | FRESH",
                "max-age=60, must-revalidate | 59 | | FRESH",
                "max-age=60, no-cache | 0 | | VALIDATE",
                "max-age=60, no-cache=\"x\" | 0 | | FRESH",
                "public | 0 | | VALIDATE",
                // what the client wants
                "max-age=60 | 0 | no-cache | VALIDATE",
                "max-age=60 | 0 | no-store | FRESH",
                "max-age=60 | 0 | only-if-cached | FRESH",
                "max-age=60 | 10 | max-age=10 | FRESH",
                "max-age=60 | 11 | max-age=10 | VALIDATE",
                "max-age=60 | 0 | max-age=0 | FRESH",
                "max-age=60 | 1 | max-age=0 | VALIDATE",
                "max-age=60 | 11 | max-age=10, max-stale | VALIDATE",
                "max-age=60 | 50 | min-fresh=10 | FRESH",
                "max-age=60 | 51 | min-fresh=10 | VALIDATE",
                "max-age=60 | 60 | min-fresh=0 | VALIDATE",
                "max-age=60 | 1 | min-fresh=x | VALIDATE",
                // stale, the client willing
                "max-age=60 | 60 | max-stale | STALE_ALLOWED",
                "max-age=60 | 99999 | max-stale | STALE_ALLOWED",
                "max-age=60 | 70 | max-stale=10 | STALE_ALLOWED",
                "max-age=60 | 71 | max-stale=10 | VALIDATE",
                "max-age=60 | 61 | max-stale=x | VALIDATE",
                "max-age=60 | 65 | max-stale, min-fresh=1 | VALIDATE",
                "max-age=60 | 65 | max-stale, max-age=100 | STALE_ALLOWED",
                "max-age=60, must-revalidate | 61 | max-stale | VALIDATE",
                "max-age=60, proxy-revalidate | 61 | max-stale | VALIDATE",
                "s-maxage=60 | 61 | max-stale | VALIDATE",
                "max-age=60, no-cache | 1 | max-stale | VALIDATE",
                // stale, the origin willing
                "max-age=60, stale-while-revalidate=10 | 59 | | FRESH",
                "max-age=60, stale-while-revalidate=10 | 60 | | STALE_WHILE_REVALIDATE",
                "max-age=60, stale-while-revalidate=10 | 69 | | STALE_WHILE_REVALIDATE",
                "max-age=60, stale-while-revalidate=10 | 70 | | VALIDATE",
                "max-age=60, stale-while-revalidate=10 | 75 | max-stale | STALE_ALLOWED",
                "max-age=60, stale-while-revalidate=0 | 60 | | VALIDATE",
                "max-age=60, stale-while-revalidate=x | 60 | | VALIDATE",
                "max-age=60, stale-while-revalidate=10 | 65 | max-age=100 | VALIDATE",
                "max-age=60, stale-while-revalidate=10 | 65 | min-fresh=0 | VALIDATE",
                "max-age=60, stale-while-revalidate=10 | 65 | no-cache | VALIDATE",
                "max-age=60, stale-while-revalidate=10, must-revalidate | 65 | | VALIDATE",
                "max-age=60, stale-while-revalidate=10, proxy-revalidate | 65 | | VALIDATE",
                "s-maxage=60, stale-while-revalidate=10 | 65 | | STALE_WHILE_REVALIDATE",
                "s-maxage=60, stale-while-revalidate=10 | 75 | max-stale | VALIDATE",
                "s-maxage=60, stale-while-revalidate=10, must-revalidate | 65 | | VALIDATE",
                "s-maxage=60, stale-while-revalidate=10, proxy-revalidate | 65 | | VALIDATE",
                "max-age=60, stale-while-revalidate=10, no-cache | 65 | | VALIDATE"
            })
    void shouldWeighWhatWasSaidAgainstWhatIsAsked(String said, long age, String asked, Verdict expected) {
        // When
        var verdict = Reuse.of(stored(said), age, asked(asked));

        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60 | 61 | | false",
                "max-age=60, stale-if-error=10 | 69 | | true",
                "max-age=60, stale-if-error=10 | 70 | | false",
                "max-age=60, stale-if-error=10 | 30 | max-age=10 | true",
                "max-age=60, stale-if-error=10 | 65 | no-cache | false",
                "max-age=60, stale-if-error=x | 60 | | false",
                "max-age=60 | 69 | stale-if-error=10 | true",
                "max-age=60 | 70 | stale-if-error=10 | false",
                "max-age=60, stale-if-error=0 | 61 | stale-if-error=10 | false",
                "max-age=60, stale-if-error=10, must-revalidate | 61 | | false",
                "max-age=60, stale-if-error=10, proxy-revalidate | 61 | | false",
                "s-maxage=60, stale-if-error=10 | 61 | | true",
                "s-maxage=60, stale-if-error=10, must-revalidate | 61 | | false",
                "s-maxage=60, stale-if-error=10, proxy-revalidate | 61 | | false",
                "s-maxage=60 | 61 | stale-if-error=10 | false",
                "max-age=60, must-revalidate | 61 | stale-if-error=10 | false",
                "max-age=60, stale-if-error=10, no-cache | 1 | | false"
            })
    void shouldStandInForAFailedOriginWhereItMay(String said, long age, String asked, boolean expected) {
        // When
        var allowed = Reuse.staleIfError(stored(said), age, asked(asked), 0);

        // Then
        assertThat(allowed).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60 | 69 | | true",
                "max-age=60 | 70 | | false",
                "max-age=60 | 65 | stale-if-error=2 | false",
                "max-age=60, stale-if-error=2 | 65 | | false",
                "max-age=60, must-revalidate | 61 | | false",
                "max-age=60, proxy-revalidate | 61 | | false",
                "max-age=60, no-cache | 61 | | false",
                "s-maxage=60 | 61 | | false"
            })
    void shouldStandInOfItsOwnAccordWhereNobodyForbidsIt(String said, long age, String asked, boolean expected) {
        // When
        var allowed = Reuse.staleIfError(stored(said), age, asked(asked), 10);

        // Then
        assertThat(allowed).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "500, true",
        "502, true",
        "503, true",
        "504, true",
        "501, false",
        "505, false",
        "404, false",
        "200, false"
    })
    void shouldTakeAnOriginForFailedThatAnswersWithOneOfFourErrors(int status, boolean failed) {
        // When
        var isFailure = Reuse.isFailure(status);

        // Then
        assertThat(isFailure).isEqualTo(failed);
    }
}
