package dev.backsource.config.access.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SettableClock;
import dev.backsource.config.testing.TestProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long sessions last, and what their cookie is like over HTTPS. Its tests leave the clock hours ahead. */
@QuarkusTest
@TestProfile(QuickService.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
class SessionsIT {
    private static final String PASSWORD = "correct horse battery";
    private static final String CALLER = "/api/v1/caller";
    private static final Duration ALMOST_IDLE = Duration.ofMinutes(29);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration MOMENT = Duration.ofMinutes(2);
    private static final String[] BY_HTTPS = {"X-Forwarded-Proto", "https"};

    @TestHTTPResource("/")
    URI base;

    @TestHTTPResource(value = "/", tls = true)
    URI secureBase;

    @Inject
    SettableClock clock;

    String jane;

    @BeforeEach
    void makeAnAccount() {
        jane = "jane." + UUID.randomUUID().toString().substring(0, 8);
        var answer = new Client(base).post("/api/v1/accounts", """
                {"username": "%s", "password": "%s", "roles": [{"role": "viewer"}], "mustChangePassword": false}""".formatted(jane, PASSWORD));
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void shouldEndASessionThatIsNotUsedForHalfAnHour() {
        // Given
        var browser = new Browser(base);
        browser.signIn(jane, PASSWORD);
        clock.pass(ALMOST_IDLE);
        assertThat(browser.get(CALLER).status()).isEqualTo(200);
        clock.pass(ALMOST_IDLE);
        assertThat(browser.get(CALLER).status()).isEqualTo(200);

        // When
        clock.pass(ALMOST_IDLE.plus(MOMENT));

        // Then
        assertThat(browser.get(CALLER).status()).isEqualTo(401);
        assertThat(browser.follow(browser.get("/console/")).response().body()).contains("name=\"password\"");
    }

    @Test
    void shouldEndASessionAfterTwelveHoursHoweverMuchItIsUsed() {
        // Given
        var browser = new Browser(base);
        var signedIn = browser.signIn(jane, PASSWORD);
        var end = Instant.parse(signedIn.json().path("endsAt").asText());
        var begun = clock.instant();
        for (var passed = ALMOST_IDLE; passed.compareTo(LONGEST) < 0; passed = passed.plus(ALMOST_IDLE)) {
            clock.pass(ALMOST_IDLE);
            assertThat(browser.get(CALLER).status()).as("after %s", passed).isEqualTo(200);
        }

        // When
        clock.pass(ALMOST_IDLE);

        // Then
        assertThat(browser.get(CALLER).status()).isEqualTo(401);
        assertThat(Duration.between(begun, end)).isBetween(LONGEST.minus(MOMENT), LONGEST);
    }

    @Test
    void shouldBindTheCookieToThisHostAndHttpsOverHttps() {
        // Given
        var browser = new Browser(secureBase, SessionsIT::trusting);

        // When
        var signedIn = browser.signIn(jane, PASSWORD);
        var token = browser.session();
        var home = browser.get("/console/");
        var signedOut = browser.send("DELETE", "/api/v1/session", BodyPublishers.noBody(), "X-Backsource-Console", "1");

        // Then
        assertThat(signedIn.header("Set-Cookie"))
                .matches("__Host-backsource-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
        assertThat(token).hasSize(43);
        assertThat(home.response().body()).contains(jane);
        assertThat(signedOut.header("Set-Cookie"))
                .isEqualTo("__Host-backsource-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure");
        assertThat(browser.get(CALLER).status()).isEqualTo(401);
    }

    @Test
    void shouldBelieveNoCookieOverHttpsThatIsNotBoundToThisHost() {
        // Given
        var browser = new Browser(secureBase, SessionsIT::trusting);
        browser.signIn(jane, PASSWORD);
        var token = browser.session();

        // When
        var bound = secure("__Host-backsource-session=" + token);
        var unbound = secure("backsource-session=" + token);
        var twice = secure("__Host-backsource-session=" + token + "; __Host-backsource-session=" + token);
        var inClear = new Browser(base).get(CALLER, "Cookie", "__Host-backsource-session=" + token);

        // Then
        assertThat(bound).isEqualTo(200);
        assertThat(unbound).isEqualTo(401);
        assertThat(twice).isEqualTo(401);
        assertThat(inClear.status()).isEqualTo(401);
    }

    @Test
    void shouldBindTheCookieToHttpsBehindAGatewayThatEndsTls() {
        // When
        var signedIn = new Browser(base)
                .form(
                        "/console/sign-in",
                        Map.of("username", jane, "password", PASSWORD),
                        "Origin",
                        "https://" + base.getHost(),
                        BY_HTTPS[0],
                        BY_HTTPS[1]);
        var cookie = signedIn.header("Set-Cookie");
        var pair = cookie.substring(0, cookie.indexOf(';'));

        // Then
        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(cookie).startsWith("__Host-backsource-session=").endsWith("; Secure");
        assertThat(new Browser(base)
                        .get(CALLER, "Cookie", pair, BY_HTTPS[0], BY_HTTPS[1])
                        .status())
                .isEqualTo(200);
        assertThat(new Browser(base).get(CALLER, "Cookie", pair).status()).isEqualTo(401);
    }

    private int secure(String cookie) {
        return new Browser(secureBase, SessionsIT::trusting)
                .get(CALLER, "Cookie", cookie)
                .status();
    }

    private static HttpClient.Builder trusting(HttpClient.Builder builder) {
        try (var certificate = Files.newInputStream(
                Path.of(ConfigProvider.getConfig().getValue(QuickService.CERTIFICATE, String.class)))) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "service", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return builder.sslContext(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
