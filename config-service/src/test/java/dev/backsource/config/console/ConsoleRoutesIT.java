package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ConsoleRoutesIT {
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern SCRIPT = Pattern.compile("src=\"([^\"]+)\"");

    @TestHTTPResource("/")
    URI base;

    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/console/", "/console/domains", "/console/domains/www.example.com/history", "/console/account"})
    void shouldSendWhoHasNoSessionToSignIn(String path) {
        // When
        var answer = browser.get(path);

        // Then
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/console/sign-in");
    }

    @Test
    void shouldLeadWhoSignsInToThePageThatTheyAskedForOnce() {
        // Given
        var wanted = "/console/domains/www.example.com/history?after=a%20b";
        browser.get(wanted);

        // When
        signIn();
        var first = browser.get("/console/");
        var second = browser.get("/console/");

        // Then
        assertThat(first.status()).isEqualTo(303);
        assertThat(first.header("Location")).isEqualTo(wanted);
        assertThat(second.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example/", "//elsewhere.example/", "/console//elsewhere.example", "/q/x"})
    void shouldBeLedNowhereElseByACookie(String forged) {
        // Given
        signIn();

        // When
        var answer = browser.get("/console/", "Cookie", "backsource-way-back=" + forged);

        // Then
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void shouldKeepTheChosenLanguageForAYearAndNoUnknownOne() {
        // When
        var chosen = browser.form("/console/language", Map.of("language", "zh-CN"));
        var page = browser.get("/console/sign-in");
        var unknown = browser.form("/console/language", Map.of("language", "xx; Path=/elsewhere"));
        var foreign = browser.form(
                "/console/language",
                Map.of("language", "en"),
                "Sec-Fetch-Site",
                "cross-site",
                "Origin",
                "https://x.test");

        // Then
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.header("Location")).isEqualTo("/console/");
        assertThat(chosen.header("Set-Cookie"))
                .isEqualTo("backsource-language=zh-CN; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax");
        assertThat(page.response().body()).contains("<html lang=\"zh-CN\">", "用户名");
        assertThat(unknown.status()).isEqualTo(303);
        assertThat(unknown.header("Set-Cookie")).isEmpty();
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.header("Set-Cookie")).isEmpty();
    }

    @Test
    void shouldLeadFromTheRootToAPageThatTakesNoScriptOfOthers() {
        // Given
        signIn();

        // When
        var root = browser.get("/");
        var page = browser.get(root.header("Location"));

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.response().body()).doesNotContain("<script>").doesNotContain("style=");
    }

    @Test
    void shouldHaveBrowsersKeepScriptsWhoseAddressTellsTheirVersion() {
        // Given
        signIn();
        var page = browser.get("/console/").response().body();
        var script = SCRIPT.matcher(page);
        assertThat(script.find()).isTrue();

        // When
        var found = new Browser(base).get(script.group(1), "Accept-Encoding", "gzip");
        var other = new Browser(base).get(script.group(1).replaceFirst("assets/[0-9a-f]+", "assets/0123456789abcdef"));

        // Then
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.header("Cache-Control")).contains("immutable");
        assertThat(found.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(other.status()).isEqualTo(404);
    }

    private void signIn() {
        var name = "ada-" + UUID.randomUUID().toString().substring(0, 8);
        var made = new Client(base).post("/api/v1/accounts", """
                {"username": "%s", "password": "%s", "mustChangePassword": false, "roles": [{"role": "viewer"}]}
                """.formatted(name, PASSWORD));
        assertThat(made.status()).isEqualTo(201);
        assertThat(browser.signIn(name, PASSWORD).status()).isEqualTo(200);
    }
}
