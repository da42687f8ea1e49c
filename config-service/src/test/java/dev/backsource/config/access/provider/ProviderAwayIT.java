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

/** The service starts whether the provider is there or not, and keeps what it is told of passwords. */
class ProviderAwayIT {
    private static final String PASSWORD = "correct horse battery";

    private final LoneInstance lone = LoneInstance.ready();
    private final ServiceProcess service = lone.service();

    @Test
    void shouldLetKeysAndAccountsInAndSayWhatIsWrong() {
        // Given
        var client = service.client();
        client.post("/api/v1/accounts", """
                {"username": "glass.breaker", "password": "%s", "roles": [{"role": "viewer"}], "mustChangePassword": false}""".formatted(PASSWORD));
        var browser = new Browser(service.uri());

        // When
        var page = browser.get("/console/sign-in");
        var left = browser.get("/console/sign-in/provider");
        var signedIn = browser.form("/console/sign-in", Map.of("username", "glass.breaker", "password", PASSWORD));

        // Then
        assertThat(client.get("/api/v1/caller").status()).isEqualTo(200);
        assertThat(page.response().body()).contains("name=\"password\"", "/console/sign-in/provider");
        assertThat(left.status()).isEqualTo(503);
        assertThat(left.response().body())
                .contains("role=\"alert\"", "provider is unavailable")
                .doesNotContain(lone.provider());
        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(browser.get("/console/").response().body()).contains("glass.breaker");
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
