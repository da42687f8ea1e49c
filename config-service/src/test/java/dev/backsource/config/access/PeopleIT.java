package dev.backsource.config.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.waiting.Waiting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People sign in, and out. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PeopleIT {
    private static final String PASSWORD = "correct horse battery";
    private static final String NEXT = "another long password";
    private static final String OPERATOR = "[{\"role\": \"operator\"}]";
    private static final String[] NO_HEADERS = {};
    private static final String[] INTENDED = {"X-Backsource-Console", "1"};

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;

    Client administrator;
    String jane;

    @BeforeEach
    void choose() {
        administrator = new Client(base);
        jane = "jane." + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void shouldLetSomebodySignInActAndSignOut() {
        // Given
        account(jane, OPERATOR, false);
        var browser = new Browser(base);
        var name = Client.freshName();

        // When
        var signedIn = browser.signIn(jane, PASSWORD);
        var created = browser.json("POST", "/api/v1/domains", domain(name), INTENDED);
        var cookie = browser.session();
        var signedOut = browser.send("DELETE", "/api/v1/session", BodyPublishers.noBody(), INTENDED);

        // Then
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.json().path("name").asText()).isEqualTo(jane);
        assertThat(signedIn.header("Set-Cookie"))
                .matches("backsource-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(created.status()).isEqualTo(201);
        assertThat(administrator
                        .get("/api/v1/domains/" + name)
                        .json()
                        .path("changedBy")
                        .asText())
                .isEqualTo(jane);
        assertThat(signedOut.status()).isEqualTo(204);
        assertThat(with(cookie).status()).isEqualTo(401);
    }

    @Test
    void shouldSayTheSameWhateverIsWrong() {
        // Given
        account(jane, OPERATOR, false);
        var disabled = jane + ".off";
        var id = account(disabled, OPERATOR, false);
        administrator.patch("/api/v1/accounts/" + id, "{\"enabled\": false}");

        // When
        var wrongPassword = new Browser(base).signIn(jane, NEXT);
        var unknown = new Browser(base).signIn(jane + ".none", PASSWORD);
        var off = new Browser(base).signIn(disabled, PASSWORD);

        // Then
        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongPassword.header("Set-Cookie")).isEmpty();
        assertThat(unknown.response().body()).isEqualTo(wrongPassword.response().body());
        assertThat(off.response().body()).isEqualTo(wrongPassword.response().body());
    }

    /** Each guess that is not refused doubles the wait, so that one comes too early on the slowest machine. */
    @Test
    void shouldSlowDownWhoGuesses() {
        // Given
        var browser = new Browser(base);

        // When
        var refused = IntStream.range(0, 20)
                .mapToObj(i -> browser.signIn(jane, "guess number " + i))
                .dropWhile(guess -> guess.status() == 401)
                .findFirst();

        // Then
        assertThat(refused).hasValueSatisfying(guess -> {
            assertThat(guess.status()).isEqualTo(429);
            assertThat(Integer.parseInt(guess.header("Retry-After"))).isBetween(1, 900);
        });
    }

    @Test
    void shouldTakeNoChangeThatAnotherPageMayHaveAskedFor() {
        // Given
        account(jane, OPERATOR, false);
        var browser = new Browser(base);
        browser.signIn(jane, PASSWORD);
        var body = domain(Client.freshName());

        // When
        var withoutHeader = browser.json("POST", "/api/v1/domains", body);
        var crossSite =
                browser.json("POST", "/api/v1/domains", body, INTENDED[0], INTENDED[1], "Sec-Fetch-Site", "same-site");
        var foreign =
                browser.json("POST", "/api/v1/domains", body, INTENDED[0], INTENDED[1], "Origin", "http://evil.test");

        // Then
        assertThat(withoutHeader.status()).isEqualTo(403);
        assertThat(withoutHeader.json().path("type").asText()).endsWith("unintended-request");
        assertThat(crossSite.status()).isEqualTo(403);
        assertThat(foreign.status()).isEqualTo(403);
    }

    @Test
    void shouldBeginANewSessionAtEachSignInAndEndTheOneBefore() {
        // Given
        account(jane, OPERATOR, false);
        var browser = new Browser(base);
        browser.signIn(jane, PASSWORD);
        var first = browser.session();

        // When
        browser.signIn(jane, PASSWORD);

        // Then
        assertThat(browser.session()).isNotEqualTo(first);
        assertThat(with(first).status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/caller").status()).isEqualTo(200);
    }

    @Test
    void shouldKeepSoManySessionsOfOnePerson() {
        // Given
        account(jane, OPERATOR, false);
        var first = new Browser(base);
        first.signIn(jane, PASSWORD);

        // When
        for (var i = 0; i < 10; i++) {
            new Browser(base).signIn(jane, PASSWORD);
        }

        // Then
        assertThat(first.get("/api/v1/caller").status()).isEqualTo(401);
        assertThat(new Database(infrastructure.database())
                        .value("select count(*) from person_session where name = '" + jane + "'"))
                .isEqualTo("10");
    }

    @Test
    void shouldEndSessionsOfWhoIsDisabledOrGetsAnotherPassword() {
        // Given
        var id = account(jane, OPERATOR, false);
        var browser = new Browser(base);
        browser.signIn(jane, PASSWORD);

        // When
        administrator.patch("/api/v1/accounts/" + id, "{\"password\": \"" + NEXT + "\"}");
        var afterReset = browser.get("/api/v1/caller");
        browser.signIn(jane, NEXT);
        administrator.patch("/api/v1/accounts/" + id, "{\"enabled\": false}");
        var afterDisabling = browser.get("/api/v1/caller");

        // Then
        assertThat(afterReset.status()).isEqualTo(401);
        assertThat(afterDisabling.status()).isEqualTo(401);
    }

    @Test
    void shouldObeyOtherRolesAtOnce() {
        // Given
        var id = account(jane, OPERATOR, false);
        var browser = new Browser(base);
        browser.signIn(jane, PASSWORD);

        // When
        administrator.patch("/api/v1/accounts/" + id, "{\"roles\": [{\"role\": \"viewer\"}]}");

        // Then
        assertThat(browser.json("POST", "/api/v1/domains", domain(Client.freshName()), INTENDED)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void shouldLetWhoMustChangeThePasswordDoNothingElse() {
        // Given
        account(jane, OPERATOR, true);
        var browser = new Browser(base);
        var other = new Browser(base);
        other.signIn(jane, PASSWORD);

        // When
        var signedIn = browser.signIn(jane, PASSWORD);
        var early = browser.get("/api/v1/domains");
        var wrong = change(browser, NEXT, NEXT);
        var changed = change(browser, PASSWORD, NEXT);

        // Then
        assertThat(signedIn.json().path("mustChangePassword").asBoolean()).isTrue();
        assertThat(early.status()).isEqualTo(403);
        assertThat(wrong.violations()).containsExactly("current invalid");
        assertThat(changed.status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/domains").status()).isEqualTo(200);
        assertThat(other.get("/api/v1/caller").status()).isEqualTo(401);
        assertThat(new Browser(base).signIn(jane, PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void shouldCountTheKeyWhereThereIsACookieToo() {
        // Given
        account(jane, "[{\"role\": \"viewer\"}]", false);
        var browser = new Browser(base);
        browser.signIn(jane, PASSWORD);

        // When
        var both = browser.get("/api/v1/caller", "Authorization", TestAdministrator.AUTHORIZATION);
        var wrongKey = browser.get("/api/v1/caller", "Authorization", "Bearer nonsense");

        // Then
        assertThat(both.json().path("kind").asText()).isEqualTo("program");
        assertThat(wrongKey.status()).isEqualTo(401);
    }

    @Test
    void shouldGoOnWhileTheDatabaseIsAway() {
        // Given
        account(jane, OPERATOR, false);
        var browser = new Browser(base);
        browser.signIn(jane, PASSWORD);

        // When
        infrastructure.database().close();
        Answer running;
        Answer signIn;
        try {
            running = browser.get("/api/v1/caller");
            signIn = new Browser(base).signIn(jane, PASSWORD);
        } finally {
            infrastructure.restartDatabase();
        }

        // Then
        assertThat(running.status()).isEqualTo(200);
        assertThat(signIn.status()).isEqualTo(503);
        Waiting.await()
                .untilAsserted(() -> assertThat(
                                new Browser(base).signIn(jane, PASSWORD).status())
                        .isEqualTo(200));
    }

    @Test
    void shouldLeaveAccountsToWhoAdministersThem() {
        // Given
        var id = account(jane, OPERATOR, false);
        var browser = new Browser(base);
        browser.signIn(jane, PASSWORD);

        // When
        var own = browser.get("/api/v1/accounts/" + id);
        var selfMade = browser.json(
                "PATCH", "/api/v1/accounts/" + id, "{\"roles\": [{\"role\": \"administrator\"}]}", INTENDED);
        var kept = administrator.post(
                "/api/v1/accounts", account(jane + ".b", PASSWORD, OPERATOR, false), "Idempotency-Key", "k");
        var taken = administrator.post("/api/v1/accounts", account(jane, PASSWORD, OPERATOR, false));
        var weak = administrator.post("/api/v1/accounts", account(jane + ".c", "short", OPERATOR, false));

        // Then
        assertThat(own.json().path("username").asText()).isEqualTo(jane);
        assertThat(own.response().body()).doesNotContain("argon2");
        assertThat(selfMade.status()).isEqualTo(403);
        assertThat(kept.status()).isEqualTo(400);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(weak.violations()).containsExactly("password malformed");
        assertThat(administrator.delete("/api/v1/accounts/" + id).status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/caller").status()).isEqualTo(401);
    }

    @Test
    void shouldSignInAndOutByPagesWithoutAScript() {
        // Given
        account(jane, OPERATOR, true);
        var browser = new Browser(base);

        // When
        var unknown = browser.get("/console/");
        var page = browser.follow(unknown);
        var wrong = browser.form("/console/sign-in", Map.of("username", "<b>", "password", "no & never"));
        var foreign = browser.form(
                "/console/sign-in", Map.of("username", jane, "password", PASSWORD), "Sec-Fetch-Site", "cross-site");
        var unnamed = browser.form("/console/sign-in", Map.of("username", jane, "password", PASSWORD), NO_HEADERS);
        var signedIn = browser.form("/console/sign-in", Map.of("username", jane, "password", PASSWORD));
        var home = browser.follow(browser.follow(signedIn));
        var changed = browser.form("/console/password", Map.of("current", PASSWORD, "next", NEXT));
        var after = browser.follow(changed);
        var cookie = browser.session();
        var signedOut = browser.form("/console/sign-out", Map.of());

        // Then
        assertThat(unknown.status()).isEqualTo(303);
        assertThat(page.response().body()).contains("name=\"password\"").doesNotContain("<script");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(unnamed.status()).isEqualTo(403);
        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(home.response().body()).contains(jane, "Choose a new password");
        assertThat(after.response().body()).contains(jane).doesNotContain("Choose a new password");
        assertThat(signedOut.status()).isEqualTo(303);
        assertThat(with(cookie).status()).isEqualTo(401);
        assertThat(browser.get("/console/style.css").status()).isEqualTo(200);
    }

    private Answer change(Browser browser, String current, String next) {
        return browser.json("PUT", "/api/v1/caller/password", """
                {"current": "%s", "next": "%s"}""".formatted(current, next), INTENDED);
    }

    /** Who comes with a cookie of before. */
    private Answer with(String cookie) {
        return new Browser(base).get("/api/v1/caller", "Cookie", "backsource-session=" + cookie);
    }

    private String account(String username, String roles, boolean mustChange) {
        var answer = administrator.post("/api/v1/accounts", account(username, PASSWORD, roles, mustChange));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private static String account(String username, String password, String roles, boolean mustChange) {
        return """
                {"username": "%s", "password": "%s", "roles": %s, "mustChangePassword": %s}""".formatted(username, password, roles, mustChange);
    }

    private static String domain(String name) {
        return """
                {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(name);
    }
}
