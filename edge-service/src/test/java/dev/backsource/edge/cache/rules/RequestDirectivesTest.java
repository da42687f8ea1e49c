package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9111 §5.2.1, §5.4 and RFC 5861 §4. */
class RequestDirectivesTest {
    private static final long ANY = Long.MAX_VALUE;

    @Test
    void shouldBeTheSameNoneForEveryRequestThatAsksForNothing() {
        // When
        var asked = RequestDirectives.of(Lines.of("Host: example.com"));

        // Then
        assertThat(asked).isSameAs(RequestDirectives.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control: no-store | true | false | false | false",
                "Cache-Control: no-cache | false | true | false | false",
                "Cache-Control: NO-CACHE | false | true | false | false",
                "Cache-Control: only-if-cached | false | false | true | false",
                "Cache-Control: no-transform | false | false | false | true",
                "Cache-Control: no-store=1, no-cache=\"x\" | true | true | false | false",
                "Cache-Control: foo=\"no-store, no-cache\" | false | false | false | false",
                "Cache-Control: foo=\"unclosed, no-store | true | false | false | false",
                "Cache-Control: ;;Cache-Control: ,, no-store , | true | false | false | false",
                "Pragma: no-cache | false | true | false | false",
                "Pragma: foo, No-Cache | false | true | false | false",
                "Pragma: no-store | false | false | false | false",
                "Pragma: no-cache;;Cache-Control: max-stale | false | false | false | false"
            })
    void shouldReadWhatIsAskedWithoutNumbers(
            String request, boolean noStore, boolean noCache, boolean onlyIfCached, boolean noTransform) {
        // When
        var asked = RequestDirectives.of(Lines.in(request));

        // Then
        assertThat(asked.noStore()).isEqualTo(noStore);
        assertThat(asked.noCache()).isEqualTo(noCache);
        assertThat(asked.onlyIfCached()).isEqualTo(onlyIfCached);
        assertThat(asked.noTransform()).isEqualTo(noTransform);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60 | 60 | -1 | -1 | -1",
                "max-age=\"60\" | 60 | -1 | -1 | -1",
                "max-age | 0 | -1 | -1 | -1",
                "max-age=abc | 0 | -1 | -1 | -1",
                "max-age=60, max-age=5 | 5 | -1 | -1 | -1",
                "max-age=60, max-age=x | 0 | -1 | -1 | -1",
                "min-fresh=10 | -1 | 10 | -1 | -1",
                "min-fresh=10, min-fresh=30 | -1 | 30 | -1 | -1",
                "min-fresh=x | -1 | 2147483648 | -1 | -1",
                "min-fresh | -1 | 2147483648 | -1 | -1",
                "max-stale=7 | -1 | -1 | 7 | -1",
                "max-stale= | -1 | -1 | 0 | -1",
                "max-stale=x | -1 | -1 | 0 | -1",
                "max-stale, max-stale=7 | -1 | -1 | 7 | -1",
                "stale-if-error=9 | -1 | -1 | -1 | 9",
                "stale-if-error=-9 | -1 | -1 | -1 | 0"
            })
    void shouldReadNumbersAndTakeTheStrictestOfSeveral(
            String cacheControl, long maxAge, long minFresh, long maxStale, long staleIfError) {
        // When
        var asked = RequestDirectives.of(Lines.of("Cache-Control: " + cacheControl));

        // Then
        assertThat(asked.maxAge()).isEqualTo(maxAge);
        assertThat(asked.minFresh()).isEqualTo(minFresh);
        assertThat(asked.maxStale()).isEqualTo(maxStale);
        assertThat(asked.staleIfError()).isEqualTo(staleIfError);
    }

    @Test
    void shouldTakeMaxStaleWithoutANumberForAnyStaleness() {
        // When
        var asked = RequestDirectives.of(Lines.of("Cache-Control: max-stale"));

        // Then
        assertThat(asked.maxStale()).isEqualTo(ANY);
    }
}
