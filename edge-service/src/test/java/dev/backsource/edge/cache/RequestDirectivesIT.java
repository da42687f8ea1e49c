package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's cache directives (RFC 9111 §5.2.1). */
class RequestDirectivesIT {
    private final BuiltEdge edge = BuiltEdge.patient();

    private CachedSite site;

    private void given(String... fields) {
        site = CachedSite.saying(edge, fields);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=100 | no-cache | false",
                "max-age=100 | max-age=60 | true",
                "max-age=100 | max-age=10 | false",
                "max-age=100 | min-fresh=20 | true",
                "max-age=100 | min-fresh=80 | false",
                "max-age=10 | max-stale | true",
                "max-age=10 | max-stale=90 | true",
                "max-age=10 | max-stale=10 | false",
                "max-age=10 | max-age=1000 | false",
                "max-age=10, must-revalidate | max-stale | false",
                "max-age=10, proxy-revalidate | max-stale | false",
                "s-maxage=10 | max-stale | false",
                "max-age=100 | only-if-cached | true"
            })
    void shouldUseWhatIsThirtySecondsOldOnlyWhereTheClientTakesIt(String said, String asked, boolean used) {
        // Given
        given("Cache-Control", said, "Age", "30");
        site.get();

        // When
        site.get("Cache-Control", asked);

        // Then
        assertThat(site.asked()).isEqualTo(used ? 1 : 2);
    }

    @ParameterizedTest
    @CsvSource({"Pragma, no-cache", "Cache-Control, no-store"})
    void shouldGoToTheOriginForWhoDoesNotWantTheStored(String name, String value) {
        // Given
        given("Cache-Control", "max-age=100");
        site.get();

        // When
        var answer = site.get(name, value);

        // Then
        assertThat(answer.header("cache-status")).contains("fwd=request");
        assertThat(site.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-age=10", "no-store"})
    void shouldRefuseToFetchWhenOnlyTheCacheWasAsked(String said) {
        // Given
        given("Cache-Control", said, "Age", "30", "ETag", "\"v1\"");
        site.get();

        // When
        var answer = site.get("Cache-Control", "only-if-cached");

        // Then
        assertThat(answer.status()).isEqualTo(504);
        assertThat(site.asked()).isEqualTo(1);
    }
}
