package dev.backsource.config.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.testing.access.TestAdministrator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Which answers are compressed for clients that take it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CompressionIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** The rows that the console's list has at first. */
    private static final int ROWS = 50;
    /** In bytes; uncompressed the list has 50,000. */
    private static final int LITTLE = 5_000;

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
        assertThat(new String(plain(answer), StandardCharsets.UTF_8)).contains(name);
    }

    @Test
    void shouldNotCompressAnAnswerThatHoldsASecret() throws Exception {
        // When
        var answer = send(request("/api/v1/access-keys")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\": \"" + Client.freshName() + "\", \"roles\": [{\"role\": \"viewer\"}]}")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo("identity");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"token\":\"bsk_");
    }

    /** The console's list of domains is read again every ten seconds, also while nothing has changed. */
    @Test
    void shouldTakeLittleForAListOfDomainsThatIsLeftOpen() throws Exception {
        // Given
        var suffix = Client.freshName();
        var items = IntStream.range(0, ROWS)
                .mapToObj(i -> """
                        {"create": {"name": "www%d.%s", "origins": [{"address": "203.0.113.10", "port": 80}]}}""".formatted(i, suffix))
                .collect(Collectors.joining(",", "{\"items\": [", "]}"));
        assertThat(new Client(base).post("/api/v1/batches", items).status()).isEqualTo(200);

        // When
        var answer = send(
                request("/api/v1/domains?query=" + suffix + "&size=" + ROWS).GET());

        // Then
        assertThat(answer.body().length).isLessThan(LITTLE);
        assertThat(plain(answer).length).isGreaterThan(5 * LITTLE);
    }

    private static byte[] plain(HttpResponse<byte[]> answer) throws IOException {
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return plain.readAllBytes();
        }
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
