package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.testing.http.RawClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of responses from the cache, byte by byte. */
class MessageIT {
    private final BuiltEdge edge = BuiltEdge.patient();

    private CachedSite site;

    @AfterEach
    void close() {
        site.close();
    }

    private String raw(String... fields) {
        try (var client = new RawClient(edge.httpPort())) {
            return client.sendBytes("GET /a HTTP/1.1\r\nHost: " + site.host() + "\r\nConnection: close\r\n"
                            + String.join("", fields) + "\r\n")
                    .rest();
        }
    }

    @Test
    void shouldDropTrailersAndGiveALengthOnceItIsKnown() {
        // Given
        site = new CachedSite(
                edge,
                (request, response) -> response.setChunked(true)
                        .putHeader("Cache-Control", "max-age=60")
                        .putHeader("Trailer", "X-Sum")
                        .putTrailer("X-Sum", "1")
                        .end("body"));
        var missed = raw();

        // When
        var hit = raw();

        // Then
        assertThat(missed).containsIgnoringCase("transfer-encoding: chunked").doesNotContainIgnoringCase("x-sum");
        assertThat(hit).containsIgnoringCase("content-length: 4").doesNotContainIgnoringCase("x-sum");
        assertThat(hit).doesNotContainIgnoringCase("transfer-encoding").endsWith("\r\n\r\nbody");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void shouldGiveNoLengthWhereThereIsNoBody(int status) {
        // Given
        site = new CachedSite(
                edge,
                (request, response) -> response.setStatusCode(status == 204 ? 204 : 200)
                        .putHeader("Cache-Control", "max-age=60")
                        .putHeader("ETag", "\"v1\"")
                        .end());
        raw();

        // When
        var hit = raw(status == 304 ? "If-None-Match: \"v1\"\r\n" : "");

        // Then
        assertThat(hit).startsWith("HTTP/1.1 " + status).containsIgnoringCase("; hit");
        assertThat(hit).doesNotContainIgnoringCase("content-length").doesNotContainIgnoringCase("transfer-encoding");
    }

    @Test
    void shouldStoreABodyThatIsEmpty() {
        // Given
        site = CachedSite.saying(edge, "Cache-Control", "max-age=60");
        site.say("", "Cache-Control", "max-age=60");
        raw();

        // When
        var hit = raw();

        // Then
        assertThat(hit).containsIgnoringCase("content-length: 0").containsIgnoringCase("; hit");
    }

    @Test
    void shouldKeepFieldsOfEveryByteAsTheyCame() {
        // Given
        site = CachedSite.saying(edge, "Cache-Control", "max-age=60", "X-Bytes", "caf\u00e9", "X-Empty", "");
        var missed = site.get();

        // When
        var hit = site.get();

        // Then
        assertThat(hit.header("x-bytes")).isEqualTo(missed.header("x-bytes")).isEqualTo("caf\u00e9");
        assertThat(hit.headers().contains("x-empty")).isTrue();
    }
}
