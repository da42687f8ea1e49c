package dev.backsource.edge.cache;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stale responses, where they may be sent (RFC 9111 §4.2.4, RFC 5861). */
class StaleIT {
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
    @ValueSource(strings = {"max-age=10, stale-while-revalidate=60", "s-maxage=10, stale-while-revalidate=60"})
    void shouldSendStaleAndValidateMeanwhile(String said) {
        // Given
        given("Cache-Control", said, "Age", "30");
        site.get();
        site.say("new", "Cache-Control", "max-age=600");

        // When
        var stale = site.get();

        // Then
        assertThat(stale.body()).isEqualTo(CachedSite.BODY);
        assertThat(stale.header("cache-status")).matches("edge-1; hit; ttl=-2[0-9]");
        await().until(() -> site.get().body().equals("new"));
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldValidateOnceHoweverManyGetStale() {
        // Given
        var asked = new CompletableFuture<HttpServerResponse>();
        given("Cache-Control", "max-age=10, stale-while-revalidate=600", "Age", "30");
        site.get();
        site.behave((request, response) -> asked.complete(response));

        // When
        for (var i = 0; i < 5; i++) {
            assertThat(site.get().body()).isEqualTo(CachedSite.BODY);
        }

        // Then
        Waiting.resultOf(asked).end();
        assertThat(site.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'max-age=10, stale-if-error=60', 503, true",
        "'max-age=10, stale-if-error=60', 500, true",
        "'max-age=10, stale-if-error=60', 502, true",
        "'max-age=10, stale-if-error=60', 504, true",
        "'s-maxage=10, stale-if-error=60', 503, true",
        "'max-age=10, stale-if-error=60', 404, false",
        "'max-age=10, stale-if-error=10', 503, false",
        "'max-age=10, stale-if-error=60, must-revalidate', 503, false",
        "'max-age=10, stale-if-error=60, proxy-revalidate', 503, false",
        "max-age=10, 503, false"
    })
    void shouldStandInForAnOriginThatSaysAnError(String said, int status, boolean stale) {
        // Given
        given("Cache-Control", said, "Age", "30");
        site.get();
        site.say(status, "sorry");

        // When
        var answer = site.get();

        // Then
        assertThat(answer.status()).isEqualTo(stale ? 200 : status);
        assertThat(answer.header("cache-status")).startsWith("edge-1; fwd=stale; fwd-status=" + status);
    }

    @ParameterizedTest
    @CsvSource({
        "'max-age=10, stale-if-error=60', 200",
        "'max-age=10, must-revalidate', 502",
        "'max-age=10, stale-if-error=60, must-revalidate', 502",
        "max-age=10, 502"
    })
    void shouldStandInForADeadOriginOnlyWhereItMay(String said, int status) {
        // Given
        given("Cache-Control", said, "Age", "30", "ETag", "\"v1\"");
        site.get();
        site.behave((request, response) -> request.connection().close());

        // When
        var answer = site.get();

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().equals(CachedSite.BODY)).isEqualTo(status == 200);
    }

    @Test
    void shouldSendStaleOnAnErrorToWhoAsksForIt() {
        // Given
        given("Cache-Control", "max-age=10", "Age", "30");
        site.get();
        site.say(503, "sorry");

        // When
        var asked = site.get("Cache-Control", "stale-if-error=60");
        var other = site.get();

        // Then
        assertThat(asked.body()).isEqualTo(CachedSite.BODY);
        assertThat(other.status()).isEqualTo(503);
    }
}
