package dev.backsource.config.access.provider;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.audit.AuditRound;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SettableClock;
import dev.backsource.config.testing.TestProvider;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.waiting.Waiting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * People sign in at an OpenID provider, which may be somebody else's, broken, or away. The library checks the times of its tokens by the
 * machine's clock, so the service's clock may be ahead by seconds only.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
@TestProfile(QuickService.class)
class ProviderIT {
    private static final String CALLER = "/api/v1/caller";
    private static final String SIGN_IN = "/console/sign-in";
    private static final String LEAVE = "/console/sign-in/provider";
    private static final String PASSWORD = "correct horse battery";
    private static final String[] INTENDED = {"X-Backsource-Console", "1"};

    /** For so long the provider isn't asked again what it has said, or that it gave no answer. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @TestHTTPResource("/")
    URI base;

    @Inject
    Pool database;

    @Inject
    AuditRound audit;

    @Inject
    SettableClock clock;

    TestProvider provider;
    Browser browser;
    String subject;

    @BeforeEach
    void letJaneIn() {
        browser = somebody();
        subject = UUID.randomUUID().toString();
        provider.reset(subject, "jane.doe", "cdn-operators", "unknown here");
        await().until(() -> browser.get(LEAVE).status() == 303);
        await().until(() -> bearer(provider.accessToken()).status() == 200);
    }

    @AfterEach
    void haveTheProviderBack() {
        provider.reset(subject, "jane.doe", "cdn-operators");
    }

    /** What may be wrong with a token. */
    enum Forgery {
        OF_ANOTHER_ISSUER,
        FOR_ANOTHER_AUDIENCE,
        FOR_NOBODY,
        EXPIRED,
        NOT_YET,
        WITHOUT_AN_END,
        UNSIGNED,
        SIGNED_BY_ANOTHER,
        SIGNED_BY_THE_PUBLIC_KEY;

        void by(TestProvider provider) {
            switch (this) {
                case OF_ANOTHER_ISSUER -> provider.change(claims -> claims.issuer("https://other.test"));
                case FOR_ANOTHER_AUDIENCE -> provider.change(claims -> claims.audience("another-service"));
                case FOR_NOBODY -> provider.change(claims -> claims.subject(null));
                case EXPIRED -> provider.change(claims -> claims.expirationTime(ago(120)));
                case NOT_YET ->
                    provider.change(claims -> claims.issueTime(ago(-120)).notBeforeTime(ago(-120)));
                case WITHOUT_AN_END -> provider.change(claims -> claims.expirationTime(null));
                case UNSIGNED -> provider.sign(provider::unsigned);
                case SIGNED_BY_ANOTHER -> provider.sign(provider::signedByAnother);
                case SIGNED_BY_THE_PUBLIC_KEY -> provider.sign(provider::signedByThePublicKey);
            }
        }
    }

    @Test
    void shouldSignInAtTheProviderAndActByTheRolesOfTheGroups() {
        // Given
        var name = Client.freshName();
        var page = browser.get(SIGN_IN);

        // When
        var left = browser.get(LEAVE, "Sec-Fetch-Site", "same-origin");
        var back = browser.follow(browser.follow(left));
        var home = browser.get("/console/");
        var created = browser.json("POST", "/api/v1/domains", domain(name), INTENDED);

        // Then
        assertThat(page.response().body()).contains("href=\"" + LEAVE + "\"");
        assertThat(left.header("Set-Cookie"))
                .matches("backsource-sign-in=[A-Za-z0-9_-]{43}\\.[0-9]+; Max-Age=600; Path=/; HttpOnly; SameSite=Lax");
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.header("Refresh")).isEqualTo("0; url=/console/");
        assertThat(back.response().headers().allValues("Set-Cookie"))
                .anyMatch(cookie ->
                        cookie.matches("backsource-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"))
                .anyMatch(cookie -> cookie.startsWith("backsource-sign-in=; Max-Age=0"));
        assertThat(home.response().body()).contains("jane.doe").doesNotContain("name=\"current\"");
        var caller = browser.get(CALLER).json();
        assertThat(caller.path("kind").asText()).isEqualTo("person");
        assertThat(caller.path("id").asText()).isEqualTo(provider.issuer() + "#" + subject);
        assertThat(caller.path("roles").toString()).isEqualTo("[{\"role\":\"operator\"}]");
        assertThat(created.status()).isEqualTo(201);
        assertThat(new Client(base)
                        .get("/api/v1/domains/" + name)
                        .json()
                        .path("changedBy")
                        .asText())
                .isEqualTo("oidc:jane.doe");
    }

    @Test
    void shouldLetNobodyDoMoreThanTheGroupsStandFor() {
        // Given
        provider.reset(subject, "jane.doe", "shop");

        // When
        var signedIn = signIn();
        var own = browser.json("POST", "/api/v1/batches", "{\"items\": []}", INTENDED);
        var other = browser.json("POST", "/api/v1/domains", domain(Client.freshName()), INTENDED);
        var teams = browser.json("POST", "/api/v1/teams", "{\"id\": \"mine\"}", INTENDED);

        // Then
        assertThat(signedIn.status()).as(signedIn.response().body()).isEqualTo(200);
        assertThat(browser.get(CALLER).json().path("roles").toString())
                .contains("*.shop.example.com", "\"team\":\"shop\"");
        assertThat(own.status()).isEqualTo(400);
        assertThat(other.status()).isEqualTo(403);
        assertThat(teams.status()).isEqualTo(403);
    }

    @Test
    void shouldEndTheSessionOfBeforeAndThisOneAtSignOut() {
        // Given
        signIn();
        var first = browser.session();

        // When
        signIn();
        var second = browser.session();
        var signedOut = browser.form("/console/sign-out", Map.of());

        // Then
        assertThat(second).isNotEqualTo(first);
        assertThat(with(first).status()).isEqualTo(401);
        assertThat(signedOut.status()).isEqualTo(303);
        assertThat(with(second).status()).isEqualTo(401);
    }

    @Test
    void shouldChangeNothingForAMadeUpSession() {
        // Given
        var before = accessVersion();

        // When
        var left = browser.get(LEAVE, "Cookie", "backsource-session=" + "A".repeat(43));

        // Then
        assertThat(left.status()).isEqualTo(303);
        assertThat(accessVersion()).isEqualTo(before);
    }

    @Test
    void shouldTakeAwayFromEarlierSessionsWhatTheProviderHasTakenAway() {
        // Given
        signIn();
        provider.reset(subject, "jane.roe", "shop");

        // When
        signIn(somebody());
        var less = browser.get(CALLER).json();
        provider.reset(subject, "jane.roe", "accounting");
        var refused = signIn(somebody());

        // Then
        assertThat(less.path("name").asText()).isEqualTo("oidc:jane.roe");
        assertThat(less.path("roles").toString())
                .contains("shop.example.com")
                .doesNotContain("[{\"role\":\"operator\"}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(browser.get(CALLER).json().path("roles")).isEmpty();
    }

    @Test
    void shouldHaveKeysFollowWhatTheProviderSaidLastAndForAMonthOnly() {
        // Given
        provider.reset(subject, "jane.doe", "cdn-operators", "key-makers");
        signIn();
        var made = browser.json("POST", "/api/v1/access-keys", """
                {"name": "%s", "roles": [{"role": "operator", "names": ["*.keys.example.com"]}]}""".formatted(subject.substring(0, 20)), INTENDED);
        var key = "Bearer " + made.json().path("token").asText();
        var before =
                bearer(key.substring("Bearer ".length())).json().path("roles").toString();

        // When
        provider.reset(subject, "jane.doe", "accounting");
        signIn(somebody());
        var without = bearer(key.substring("Bearer ".length())).json();
        provider.reset(subject, "jane.doe", "cdn-operators");
        signIn(somebody());
        var again = bearer(key.substring("Bearer ".length())).status();
        database.query(
                        "update provider_person set seen_at = seen_at - interval '31 days'; update access_version set version = version + 1")
                .execute()
                .await()
                .atMost(Waiting.DEADLINE);

        // Then
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(before).isEqualTo("[{\"role\":\"operator\",\"names\":[\"*.keys.example.com\"]}]");
        assertThat(without.path("roles")).isEmpty();
        assertThat(again).isEqualTo(200);
        await().until(() -> bearer(key.substring("Bearer ".length())).status() == 401);
    }

    @Test
    void shouldLetInNobodyWhoseGroupsStandForNothing() {
        // Given
        provider.reset(subject, "jane.doe", "accounting");

        // When
        var answer = signIn();

        // Then
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().body()).contains("none of your groups");
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void shouldKeepInTheAuditWhoSignedInAndWhoWasRefused() {
        // Given
        signIn();
        provider.reset(subject, "jane.doe", "accounting");

        // When
        somebody().follow(browser.follow(browser.get(LEAVE)));
        signIn();

        // Then
        await().untilAsserted(() -> {
            audit.now();
            assertThat(new Client(base)
                            .get("/api/v1/audit?operation=signIn&size=20")
                            .json()
                            .path("items"))
                    .filteredOn(entry -> entry.path("target").asText().endsWith(subject))
                    .extracting(entry -> entry.path("status").asInt() + " "
                            + entry.at("/caller/name").asText())
                    .containsExactly("401 ", "200 oidc:jane.doe");
        });
    }

    @Test
    void shouldKeepInTheAuditWhoseSessionEndedForAnother() {
        // Given
        signIn();

        // When
        browser.get(LEAVE);

        // Then
        await().untilAsserted(() -> {
            audit.now();
            assertThat(new Client(base)
                            .get("/api/v1/audit?operation=signOut&size=20")
                            .json()
                            .path("items"))
                    .filteredOn(entry -> entry.at("/caller/id").asText().endsWith(subject))
                    .extracting(entry -> entry.path("status").asInt())
                    .containsExactly(303);
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldBelieveNoForgedIdToken(Forgery forgery) {
        // Given
        forgery.by(provider);

        // When
        var answer = signIn();

        // Then
        assertThat(answer.status()).isEqualTo(401);
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void shouldBelieveNoIdTokenOfAnotherSignIn() {
        // Given
        provider.change(claims -> claims.claim("nonce", "of-another"));
        var other = signIn();
        provider.change(claims -> claims.claim("nonce", null));

        // When
        var none = signIn();

        // Then
        assertThat(other.status()).isEqualTo(401);
        assertThat(none.status()).isEqualTo(401);
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void shouldBearClocksThatDifferByLessThanAMinute() {
        // Given
        var now = clock.instant();
        provider.change(claims ->
                claims.issueTime(Date.from(now.minusSeconds(350))).expirationTime(Date.from(now.minusSeconds(50))));

        // When
        var signedIn = signIn();
        var bearer = bearer(provider.accessToken());

        // Then
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(bearer.status()).isEqualTo(200);
    }

    @Test
    void shouldTakeTheWayBackFromTheBrowserOnlyThatLeft() {
        // Given
        var back = location(browser.follow(browser.get(LEAVE)));
        var stranger = somebody();
        var confused = somebody();
        confused.get(LEAVE);

        // When
        var unknown = stranger.get(back);
        var another = confused.get(back);
        var stateless = browser.get(back.replaceAll("&state=[^&]*", ""));
        var altered = browser.get(withAlteredState(location(browser.follow(browser.get(LEAVE)))));
        var twice = location(browser.follow(browser.get(LEAVE)));
        var once = browser.get(twice);
        var again = browser.get(twice);

        // Then
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(another.status()).isEqualTo(401);
        assertThat(stateless.status()).isEqualTo(401);
        assertThat(altered.status()).isEqualTo(401);
        assertThat(once.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(401);
        assertThat(stranger.session() + confused.session()).isEmpty();
    }

    /** The first character of a state may be any of base64url. */
    private static String withAlteredState(String back) {
        return back.contains("state=_") ? back.replace("state=_", "state=-") : back.replaceFirst("state=.", "state=_");
    }

    @Test
    void shouldNotTakeOneProviderForAnother() {
        // Given
        var back = location(browser.follow(browser.get(LEAVE)));

        // When
        var other = browser.get(back.replaceAll("iss=[^&]*", "iss=https%3A%2F%2Fother.test"));
        var unnamed = browser.get(location(browser.follow(browser.get(LEAVE))).replaceAll("&iss=[^&]*", ""));

        // Then
        assertThat(other.status()).isEqualTo(401);
        assertThat(unnamed.status()).isEqualTo(401);
    }

    @Test
    void shouldSendBrowsersNowhereElse() {
        // When
        var foreign = browser.get(LEAVE, "Sec-Fetch-Site", "cross-site");
        var led = browser.get(LEAVE + "?redirect_uri=https://evil.test/&next=//evil.test");
        var address = URLDecoder.decode(led.header("Location"), StandardCharsets.UTF_8);
        var back = browser.get(location(browser.follow(led)) + "&redirect_uri=https://evil.test&url=//evil.test");

        // Then
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(address)
                .startsWith(provider.issuer() + "/authorize?")
                .contains("redirect_uri=" + base + "console/sign-in/callback", "code_challenge_method=S256")
                .doesNotContain("evil");
        assertThat(back.header("Refresh")).isEqualTo("0; url=/console/");
        assertThat(back.response().body()).doesNotContain("evil");
    }

    @Test
    void shouldShowWhatTheProviderRefusesForAndNothingMore() {
        // Given
        var state = browser.get(LEAVE).header("Location").replaceAll(".*[?&](state=[^&]*).*", "$1");

        // When
        var answer = browser.get("/console/sign-in/callback?error=access_denied&error_description=%3Cscript%3E&" + state
                + "&iss=" + provider.issuer());

        // Then
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().body()).contains("access_denied").doesNotContain("<script>");
    }

    @Test
    void shouldSayThatTheProviderIsBrokenAndNotHow() {
        assertThat(Map.<String, TestProvider.Handling>of(
                                "answers 500", exchange -> TestProvider.end(exchange, 500, "{}"),
                                "more than 256 KiB", exchange -> TestProvider.end(exchange, 200, "x".repeat(300_000)),
                                "answers 302", ProviderIT::loop,
                                "doesn&#39;t answer within", exchange -> {},
                                "can&#39;t be read", exchange -> TestProvider.end(exchange, 200, "{\"id_token\": 1"))
                        .entrySet())
                .allSatisfy(broken -> {
                    // Given
                    provider.answer("/token", broken.getValue());
                    var asked = provider.hits("/token");

                    // When
                    var answer = signIn();

                    // Then
                    assertThat(answer.status()).as(broken.getKey()).isEqualTo(503);
                    assertThat(answer.response().body())
                            .contains("provider is unavailable")
                            .doesNotContain(broken.getKey());
                    assertThat(provider.hits("/token")).isEqualTo(asked + 1);
                    assertThat(browser.session()).isEmpty();
                });
    }

    @Test
    void shouldTakeAccessTokensOfTheProvider() {
        // Given
        var name = Client.freshName();
        var token = provider.accessToken();

        // When
        var caller = bearer(token).json();
        var created = new Client(base).post("/api/v1/domains", domain(name), "Authorization", "Bearer " + token);

        // Then
        assertThat(caller.path("name").asText()).isEqualTo("oidc:jane.doe");
        assertThat(caller.path("roles").toString()).isEqualTo("[{\"role\":\"operator\"}]");
        assertThat(created.status()).isEqualTo(201);
        assertThat(bearer(TestAdministrator.TOKEN).json().path("kind").asText()).isEqualTo("program");
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeNoForgedAccessToken(Forgery forgery) {
        // Given
        forgery.by(provider);

        // When
        var refused = bearer(provider.accessToken());

        // Then
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.response().body())
                .isEqualTo(bearer("nonsense").response().body());
    }

    @Test
    void shouldTakeNoTokenThatIsNoAccessToken() {
        assertThat(Stream.of("nonce", "at_hash", "c_hash", "cnf", "events")).allSatisfy(claim -> {
            provider.change(claims -> claims.claim(claim, Map.of("x", "y")));
            assertThat(bearer(provider.accessToken()).status()).isEqualTo(401);
        });
        provider.change(claims -> claims.claim("typ", "ID"));
        assertThat(bearer(provider.accessToken()).status()).isEqualTo(401);
        provider.change(claims -> claims.claim("padding", "x".repeat(20_000)));
        assertThat(bearer(provider.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void shouldGoOnWhileTheProviderIsAway() {
        // Given
        signIn();
        var token = provider.accessToken();
        var glassBreaker = Client.freshName().substring(0, 20);
        new Client(base).post("/api/v1/accounts", """
                {"username": "%s", "password": "%s", "roles": [{"role": "viewer"}], "mustChangePassword": false}""".formatted(glassBreaker, PASSWORD));

        // When
        provider.leave();
        clock.pass(PAUSE);
        await().until(() -> somebody().get(LEAVE).status() == 503);

        // Then
        assertThat(browser.get(LEAVE).status()).isEqualTo(503);
        assertThat(browser.get(CALLER).status()).isEqualTo(200);
        assertThat(bearer(token).status()).isEqualTo(200);
        assertThat(bearer(TestAdministrator.TOKEN).status()).isEqualTo(200);
        assertThat(browser.get(SIGN_IN).response().body()).contains("role=\"alert\"", "provider is unavailable");
        var byPassword = somebody();
        assertThat(byPassword
                        .form(SIGN_IN, Map.of("username", glassBreaker, "password", PASSWORD))
                        .status())
                .isEqualTo(303);
        assertThat(byPassword.get("/console/").response().body()).contains(glassBreaker);

        // And then
        provider.comeBack();
        clock.pass(PAUSE);
        await().until(() -> somebody().get(LEAVE).status() == 303);
        assertThat(browser.get(SIGN_IN).response().body()).doesNotContain("role=\"alert\"");
    }

    @Test
    void shouldFollowTheProvidersKeys() {
        // Given
        var before = provider.accessToken();
        assertThat(bearer(before).status()).isEqualTo(200);

        // When
        provider.replaceKey();
        var after = provider.accessToken();

        // Then
        await().until(() -> bearer(after).status() == 200);
        assertThat(bearer(before).status()).isEqualTo(401);
    }

    @Test
    void shouldNotAskTheProviderForEveryStrangersKey() {
        // Given
        provider.sign(provider::signedUnderAnotherName);
        var asked = provider.hits("/keys");

        // When
        for (var i = 0; i < 50; i++) {
            assertThat(bearer(provider.accessToken()).status()).isEqualTo(401);
        }

        // Then
        assertThat(provider.hits("/keys") - asked).isLessThan(25);
    }

    /** A browser somewhere else than all others: what strangers of one address may ask for is little here. */
    private Browser somebody() {
        return new Browser(base, somewhere());
    }

    private static String somewhere() {
        var random = ThreadLocalRandom.current();
        return "[2001:db8:%x:%x::1]".formatted(random.nextInt(0x10000), random.nextInt(0x10000));
    }

    private Answer signIn() {
        return signIn(browser);
    }

    private static Answer signIn(Browser browser) {
        return browser.follow(browser.follow(browser.get(LEAVE)));
    }

    private long accessVersion() {
        return database.query("select version from access_version")
                .execute()
                .await()
                .atMost(Waiting.DEADLINE)
                .iterator()
                .next()
                .getLong("version");
    }

    private static String location(Answer answer) {
        return answer.header("Location");
    }

    private Answer bearer(String token) {
        return new Client(base).get(CALLER, "Authorization", "Bearer " + token, "X-Forwarded-For", somewhere());
    }

    private Answer with(String cookie) {
        return somebody().get(CALLER, "Cookie", "backsource-session=" + cookie);
    }

    private static void loop(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", exchange.getRequestURI().toString());
        TestProvider.end(exchange, 302, "{}");
    }

    private static Date ago(long seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }

    private static String domain(String name) {
        return """
                {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(name);
    }
}
