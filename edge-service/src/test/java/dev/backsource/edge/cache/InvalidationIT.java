package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The invalidation of stored responses by changes at the origin (RFC 9111 §4.4). */
class InvalidationIT {
    private final BuiltEdge edge = BuiltEdge.patient();

    private CachedSite site;

    private void given(String... fields) {
        site = CachedSite.saying(edge, fields);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private boolean isStored(String path) {
        return site.send(HttpMethod.GET, path).header("cache-status").contains("hit");
    }

    @ParameterizedTest
    @CsvSource({
        "200, Location, /b, true",
        "201, Location, /b, true",
        "201, Content-Location, /b, true",
        "303, Location, http://SITE/b, true",
        "303, Location, https://SITE/b, true",
        "303, Location, http://elsewhere.example.test/b, false",
        "400, Location, /b, false",
        "500, Location, /b, false"
    })
    void shouldForgetTheTargetAndWhatTheResponseNames(int status, String name, String value, boolean forgotten) {
        // Given
        given("Cache-Control", "max-age=60");
        site.get();
        site.send(HttpMethod.GET, "/b");
        site.send(HttpMethod.GET, "/c");
        site.say(status, "", name, value.replace("SITE", site.host()));
        site.post("/a");
        site.say("new", "Cache-Control", "max-age=60");

        // When
        var keptTarget = isStored("/a");
        var keptNamed = isStored("/b");
        var keptOther = isStored("/c");

        // Then
        assertThat(keptTarget).isEqualTo(status >= 400);
        assertThat(keptNamed).isEqualTo(!forgotten);
        assertThat(keptOther).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "BREW"})
    void shouldForgetByEveryMethodThatIsNotSafe(String method) {
        // Given
        given("Cache-Control", "max-age=60");
        site.get();

        // When
        site.send(HttpMethod.valueOf(method), "/a");

        // Then
        assertThat(isStored("/a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "HEAD"})
    void shouldKeepByMethodsThatAreSafe(String method) {
        // Given
        given("Cache-Control", "max-age=60");
        site.get();

        // When
        site.send(HttpMethod.valueOf(method), "/a");

        // Then
        assertThat(isStored("/a")).isTrue();
    }

    @Test
    void shouldNotStoreWhatWasBeingFetchedWhileItChanged() {
        // Given
        var fetched = new CompletableFuture<HttpServerResponse>();
        given();
        site.behave((request, response) -> {
            if (request.method().equals(HttpMethod.GET)) {
                fetched.complete(response.putHeader("Cache-Control", "max-age=60"));
            } else {
                response.end();
            }
        });
        var client = EdgeUnderTest.exchange(edge.open(HttpMethod.GET, site.url()));
        var old = Waiting.resultOf(fetched);

        // When
        site.post("/a");
        old.end("old");
        EdgeUnderTest.join(client);

        // Then
        site.say("new", "Cache-Control", "max-age=60");
        assertThat(site.get().body()).isEqualTo("new");
    }
}
