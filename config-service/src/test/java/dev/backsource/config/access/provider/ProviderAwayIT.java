package dev.backsource.config.access.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.LoneInstance;
import dev.backsource.config.testing.ServiceProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service starts whether the provider is there or not, and takes no passwords unless it is told to. */
class ProviderAwayIT {
    private final LoneInstance lone = LoneInstance.ready();
    private final ServiceProcess service = lone.service();

    @Test
    void shouldLetKeysInAndSayWhatIsWrong() {
        // Given
        var browser = new Browser(service.uri());

        // When
        var page = browser.get("/console/sign-in");
        var left = browser.get("/console/sign-in/provider");

        // Then
        assertThat(service.client().get("/api/v1/caller").status()).isEqualTo(200);
        assertThat(page.response().body()).contains("/console/sign-in/provider").doesNotContain("name=\"password\"");
        assertThat(left.status()).isEqualTo(503);
        assertThat(left.response().body())
                .contains("role=\"alert\"", "provider is unavailable")
                .doesNotContain(lone.provider());
    }

    @Test
    void shouldTakeNoPasswords() {
        // Given
        var browser = new Browser(service.uri());

        // When
        var session = browser.signIn("jane.doe", "correct horse battery");
        var form =
                browser.form("/console/sign-in", Map.of("username", "jane.doe", "password", "correct horse battery"));

        // Then
        assertThat(session.json().path("type").asText()).endsWith("passwords-off");
        assertThat(form.status()).isEqualTo(403);
    }

    @Test
    void shouldSayThatATokenCantBeCheckedYet() throws Exception {
        // Given
        var token = "eyJhbGciOiJSUzI1NiJ9.e30.AAAA";

        // When
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(service.uri() + "/api/v1/caller")
                                        .normalize())
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).contains("provider-unavailable").doesNotContain(lone.provider());
    }
}
