package dev.backsource.config.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Which answers are compressed for clients that take it, and which aren't sent again. */
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

    @Test
    void shouldNotCompressALittle() throws Exception {
        // When
        var answer = send(request("/api/v1/domains?query=" + Client.freshName()).GET());

        // Then
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo("identity");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{\"items\":[]");
    }

    @Test
    void shouldNotSendAnUnchangedReadingAgain() {
        // Given
        var client = new Client(base);
        var name = Client.freshName();
        var path = "/api/v1/domains?query=" + name;
        client.create(name, 80);
        var tag = client.get(path).header("ETag");

        // When
        var same = client.get(path, "if-none-match", "\"3\", " + tag, "Accept-Encoding", "gzip");
        client.setPolicy(name, "HTTPS");
        var other = client.get(path, "If-None-Match", tag);

        // Then
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.response().body()).isEmpty();
        assertThat(same.header("Content-Encoding")).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag).startsWith("W/");
        assertThat(same.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(same.header("Vary")).containsIgnoringCase("Accept-Encoding");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("ETag")).startsWith("W/").isNotEqualTo(tag);
        assertThat(other.json().at("/items/0/revision").asLong()).isEqualTo(2);
    }

    /** What a caller has of it says nothing of what it may. */
    @Test
    void shouldCheckTheCallerBeforeTheTag() {
        // Given
        var client = new Client(base);
        var name = Client.freshName();
        var path = "/api/v1/domains/" + name + "/health";
        client.create(name, 80);
        var key = new Keys(client).of("viewer");
        var stranger = new Keys(client).of("viewer", Client.freshName());
        var tag = client.get(path, "Authorization", key.authorization()).header("ETag");

        // When
        var seen = statusOf(client, path, key, tag);
        var hidden = statusOf(client, path, stranger, tag);
        var anything = statusOf(client, path, stranger, "*");
        client.delete("/api/v1/domains/" + name);
        var removed = statusOf(client, path, key, tag);
        client.patch(key.path(), "{\"enabled\": false}");
        var disabled = statusOf(client, path, key, tag);

        // Then
        assertThat(List.of(seen, hidden, anything, removed, disabled)).containsExactly(304, 404, 404, 404, 401);
    }

    @Test
    void shouldKeepRevisionsAsTheTagsOfDomains() {
        // Given
        var client = new Client(base);
        var name = Client.freshName();
        var path = "/api/v1/domains/" + name;
        client.create(name, 80);
        var ofList = client.get("/api/v1/domains?query=" + name).header("ETag");

        // When
        var domain = client.get(path, "If-None-Match", "\"1\"");
        var refused = client.setPolicy(name, "HTTPS", "If-Match", ofList);
        var written = client.setPolicy(name, "HTTPS", "If-Match", domain.header("ETag"));

        // Then
        assertThat(domain.status()).isEqualTo(200);
        assertThat(domain.header("ETag")).isEqualTo("\"1\"");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(written.status()).isEqualTo(200);
    }

    private static int statusOf(Client client, String path, Keys.Key key, String tag) {
        return client.get(path, "Authorization", key.authorization(), "If-None-Match", tag)
                .status();
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
