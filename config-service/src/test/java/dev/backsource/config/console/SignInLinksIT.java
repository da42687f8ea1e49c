package dev.backsource.config.console;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.audit.AuditRound;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SignInLinksIT {
    private static final String LINKS = "/api/v1/sign-in-links";
    private static final String PAGE = "/console/sign-in/link";

    @TestHTTPResource("/")
    URI base;

    @Inject
    AuditRound audit;

    Infrastructure infrastructure;
    Client client;
    Browser browser;
    Keys.Key key;

    @BeforeEach
    void makeAKey() {
        client = new Client(base);
        browser = new Browser(base);
        key = new Keys(client).of("operator");
    }

    @Test
    void shouldSignInOnceAsWhoHasTheKey() {
        // Given
        var path = link().json().path("path").asText();

        // When
        var page = browser.get(PAGE);
        var signedIn = follow(browser, path);
        var again = follow(new Browser(base), path);
        var caller = browser.get("/api/v1/caller").json();
        var created = browser.json(
                "POST",
                "/api/v1/domains",
                "{\"name\": \"%s\", \"origins\": [{\"address\": \"203.0.113.10\", \"port\": 443}]}"
                        .formatted(Client.freshName()),
                "X-Backsource-Console",
                "1");

        // Then
        assertThat(path).matches(PAGE + "#[A-Za-z0-9_-]{43}");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(signedIn.header("Location")).isEqualTo("/console/");
        assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly").contains("SameSite");
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.response().body()).contains("was already used or has expired");
        assertThat(caller.path("id").asText()).isEqualTo(key.id());
        assertThat(caller.at("/roles/0/role").asText()).isEqualTo("operator");
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
    }

    @Test
    void shouldEndTheSessionWithTheKey() {
        // Given
        follow(browser, link().json().path("path").asText());
        assertThat(browser.get("/api/v1/caller").status()).isEqualTo(200);

        // When
        client.patch(key.path(), "{\"enabled\": false}");
        var disabled = browser.get("/api/v1/caller").status();
        client.patch(key.path(), "{\"enabled\": true}");
        var enabled = browser.get("/api/v1/caller").status();
        client.delete(key.path());

        // Then
        assertThat(disabled).isEqualTo(401);
        assertThat(enabled).isEqualTo(200);
        await().until(() -> browser.get("/api/v1/caller").status() == 401);
    }

    @Test
    void shouldTakeNoLinkThatIsTooOldOrNone() {
        // Given
        var path = link().json().path("path").asText();
        new Database(infrastructure.database())
                .value("update sign_in_link set expires_at = now() where access_key = '" + key.id()
                        + "' returning access_key");

        // When, then
        assertThat(follow(browser, path).status()).isEqualTo(401);
        assertThat(follow(browser, PAGE + "#").status()).isEqualTo(401);
        assertThat(follow(browser, PAGE + "#" + "A".repeat(43)).status()).isEqualTo(401);
        assertThat(follow(browser, PAGE + "#" + "<script>".repeat(20)).status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/caller").status()).isEqualTo(401);
    }

    @Test
    void shouldKeepTenLinksOfAKeyAndMakeNoneInASession() {
        // Given
        var first = link().json().path("path").asText();
        for (var i = 0; i < 10; i++) {
            assertThat(link().status()).isEqualTo(200);
        }
        var last = link().json().path("path").asText();

        // When
        var forgotten = follow(browser, first);
        follow(browser, last);
        var inSession = browser.json("POST", LINKS, "", "X-Backsource-Console", "1");

        // Then
        assertThat(forgotten.status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/caller").status()).isEqualTo(200);
        assertThat(inSession.status()).isEqualTo(409);
        assertThat(inSession.json().path("type").asText()).endsWith("no-access-key");
    }

    @Test
    void shouldTakeNoLinkThatAPageOfAnotherSiteSends() {
        // Given
        var path = link().json().path("path").asText();

        // When
        var foreign = browser.form(PAGE, Map.of("link", secret(path)), "Origin", "https://evil.example");

        // Then
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(follow(browser, path).status()).as("the link was not used").isEqualTo(303);
    }

    @Test
    void shouldNoteWhoMadeALinkAndWhoCameByIt() {
        // Given
        follow(browser, link().json().path("path").asText());

        // When, then
        await().untilAsserted(() -> {
            audit.now();
            assertThat(client.get("/api/v1/audit?caller=" + key.id())
                            .json()
                            .path("items")
                            .findValuesAsText("operation"))
                    .contains("createSignInLink", "signIn");
        });
    }

    private Answer link() {
        return client.post(LINKS, "", "Authorization", key.authorization());
    }

    /** As the page's script does. */
    private static Answer follow(Browser browser, String path) {
        return browser.form(PAGE, Map.of("link", secret(path)));
    }

    private static String secret(String path) {
        return path.substring(path.indexOf('#') + 1);
    }
}
