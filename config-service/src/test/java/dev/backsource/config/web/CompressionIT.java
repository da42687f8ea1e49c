package dev.backsource.config.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.testing.access.TestAdministrator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Which answers are compressed for clients that take it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CompressionIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI base;

    @Test
    void shouldCompressAList() throws Exception {
        // Given
        var name = Client.freshName();
        new Client(base).create(name, 80);

        // When
        var answer = send(request("/api/v1/domains?query=" + name).GET());

        // Then
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).contains(name);
        }
    }

    @Test
    void shouldNotCompressAnAnswerThatHoldsASecret() throws Exception {
        // When
        var answer = send(request("/api/v1/access-keys")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\": \"chosen by whoever asks\", \"roles\": [\"VIEWER\"]}")));

        // Then
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo("identity");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("{");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", TestAdministrator.AUTHORIZATION)
                .header("Accept-Encoding", "gzip");
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
