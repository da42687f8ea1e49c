package dev.backsource.config.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.RawRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose names requests may bear, and for whose pages browsers may make them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class HostCheckIT {
    @TestHTTPResource("/")
    URI base;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/domains", "/api/v1/events", "/q/openapi"})
    void shouldSayOfEveryPathThatANameOfTheInternetIsNotItsOwn(String path) {
        // When
        var answer = ask(path, "Host: evil.example:" + base.getPort());

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 421 ")
                .contains("application/problem+json", "urn:backsource:problem:misdirected-request")
                .contains("backsource.config.allowed-hosts")
                .doesNotContainIgnoringCase("location:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8080", "LOCALHOST:1", "[::1]:8080", Infrastructure.ALLOWED_HOST})
    void shouldAnswerByItsOwnNames(String host) {
        assertThat(ask("/api/v1/edges", "Host: " + host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost:1",
                "http://127.0.0.1.evil.example",
                "http://a b",
                ""
            })
    void shouldRefuseABrowserThatAsksForAPageOfAnotherOrigin(String origin) {
        // When
        var answer = ask("/api/v1/edges", "Host: " + base.getAuthority(), "Origin: " + origin);

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 403 ")
                .contains("urn:backsource:problem:foreign-origin", "backsource.config.allowed-hosts");
    }

    @Test
    void shouldAnswerABrowserThatAsksForAPageOfItsOwnOrOfAListedName() {
        assertThat(ask("/api/v1/edges", "Host: " + base.getAuthority(), "Origin: http://" + base.getAuthority()))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask(
                        "/api/v1/edges",
                        "Host: " + base.getAuthority(),
                        "Origin: https://" + Infrastructure.ALLOWED_HOST))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void shouldCreateNothingForAPageOfAnotherOrigin() {
        // Given
        var name = Client.freshName();
        var body = """
                {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(name);

        // When
        try (var request = new RawRequest(base, "POST", "/api/v1/domains", body, "Origin: https://evil.example")) {
            assertThat(request.answer()).startsWith("HTTP/1.1 403 ");
        }

        // Then
        assertThat(new Client(base).get("/api/v1/domains/" + name).status()).isEqualTo(404);
    }

    private String ask(String path, String... headers) {
        try (var request = RawRequest.head(base, "GET " + path + " HTTP/1.1", String.join("\r\n", headers))) {
            return request.answer();
        }
    }
}
