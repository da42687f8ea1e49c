package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edge's {@code Cache-Status} field (RFC 9211), on every path. */
class CacheStatusIT {
    private final BuiltEdge edge = BuiltEdge.patient();

    private CachedSite site;

    private void given(String... fields) {
        site = CachedSite.saying(edge, fields);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void shouldComeAfterWhatCachesNearerToTheOriginSay() {
        // Given
        given("Cache-Control", "max-age=60", "Cache-Status", "Inner; hit; ttl=3");
        var missed = site.get();

        // When
        var hit = site.get();

        // Then
        assertThat(missed.headers().getAll("cache-status"))
                .containsExactly("Inner; hit; ttl=3", "edge-1; fwd=uri-miss; fwd-status=200; stored");
        assertThat(hit.headers().getAll("cache-status"))
                .hasSize(2)
                .last()
                .asString()
                .matches("edge-1; hit; ttl=(60|5[0-9])");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, '', edge-1; fwd=method; fwd-status=200",
        "HEAD, '', edge-1; fwd=uri-miss; fwd-status=200",
        "GET, Range, edge-1; fwd=uri-miss; fwd-status=200",
        "GET, If-Match, edge-1; fwd=uri-miss; fwd-status=200"
    })
    void shouldSayWhyARequestWasPassedOn(String method, String field, String expected) {
        // Given
        given("Cache-Control", "max-age=60");

        // When
        var answer = field.isEmpty()
                ? site.send(HttpMethod.valueOf(method), "/a")
                : site.send(HttpMethod.valueOf(method), "/a", field, "bytes=0-1");

        // Then
        assertThat(answer.headers().getAll("cache-status")).containsExactly(expected);
    }

    @Test
    void shouldNotSayStoredOfWhatIsNot() {
        // Given
        given("Cache-Control", "no-store");

        // When
        var answer = site.get();

        // Then
        assertThat(answer.header("cache-status")).isEqualTo("edge-1; fwd=uri-miss; fwd-status=200");
    }

    @Test
    void shouldBeThereOnceWithEveryAnswerMadeOfTheStored() {
        // Given
        given("Cache-Control", "max-age=60", "ETag", "\"v1\"");
        site.get();

        // When
        var answers = List.of(
                site.get("Range", "bytes=0-0"),
                site.get("Range", "bytes=90-"),
                site.get("If-None-Match", "\"v1\""),
                site.send(HttpMethod.HEAD, "/a"));

        // Then
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.headers().getAll("cache-status"))
                        .singleElement()
                        .asString()
                        .startsWith("edge-1; hit; ttl="));
    }
}
