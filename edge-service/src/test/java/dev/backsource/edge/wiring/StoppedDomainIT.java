package dev.backsource.edge.wiring;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.Answer;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Health;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.testing.http.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stopped domain: clients get nothing but a refusal, whatever is in the cache. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class StoppedDomainIT {
    @Inject
    EdgeUnderTest edge;

    private CachedSite site;

    @BeforeEach
    void start() {
        site = CachedSite.saying(edge, "Cache-Control", "max-age=600", "ETag", "\"v1\"");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void stop() {
        site.change(domain -> domain.with(Part.SERVING, Serving.STOPPED));
    }

    @Test
    void shouldRefuseEveryRequestAndAskNoOrigin() {
        // Given
        site.get();
        stop();

        // When
        var answers = List.of(
                site.get(),
                site.send(HttpMethod.GET, "/not-stored"),
                site.send(HttpMethod.GET, "/.well-known/acme-challenge/token"),
                site.get("If-None-Match", "\"v1\""),
                site.get("Range", "bytes=0-1"),
                site.get("Cache-Control", "only-if-cached"),
                site.send(HttpMethod.OPTIONS, "/a", "Max-Forwards", "0"),
                site.post("/a"),
                edge.get("https://" + site.host() + "/a"));
        var head = site.send(HttpMethod.HEAD, "/a");

        // Then
        assertThat(answers).allSatisfy(StoppedDomainIT::assertRefused);
        assertThat(head.status()).isEqualTo(403);
        assertThat(answers.get(0).body())
                .contains("the domain of " + site.host() + " is stopped")
                .doesNotContain(CachedSite.BODY);
        assertThat(site.asked()).isEqualTo(1);
    }

    @Test
    void shouldRefuseOverHttp2AndUpgradesToo() {
        // Given
        stop();

        try (var http2 = new RawHttp2Client(edge.httpsPort(), site.host());
                var upgrading = new RawClient(edge.httpPort())) {
            // When
            var answer = http2.get(site.host(), "/a");
            var upgraded = upgrading
                    .send(
                            "GET /chat HTTP/1.1",
                            "Host: " + site.host(),
                            "Connection: Upgrade",
                            "Upgrade: websocket",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                            "",
                            "")
                    .line();

            // Then
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.fields()).anyMatch(field -> field.contains("error=http_request_denied"));
            assertThat(upgraded).startsWith("HTTP/1.1 403");
            assertThat(site.asked()).isZero();
        }
    }

    /** The name is the stopped domain's, so no wildcard serves it instead. */
    @Test
    void shouldNotFallBackToAWildcardThatCoversIt() {
        // Given
        var port = site.origin().port();
        edge.apply(domain("*.below.stopped.test", origin("127.0.0.1", port)));
        edge.apply(domain("one.below.stopped.test", origin("127.0.0.1", port)).with(Part.SERVING, Serving.STOPPED));

        // When
        var stopped = edge.get("http://one.below.stopped.test/a");
        var other = edge.get("http://two.below.stopped.test/a");
        edge.apply(domain("*.below.stopped.test", origin("127.0.0.1", port)).with(Part.SERVING, Serving.STOPPED));
        edge.apply(domain("one.below.stopped.test", origin("127.0.0.1", port)));
        var started = edge.get("http://one.below.stopped.test/a");
        var covered = edge.get("http://two.below.stopped.test/a");

        // Then
        assertRefused(stopped);
        assertThat(other.status()).isEqualTo(200);
        assertThat(started.status()).isEqualTo(200);
        assertRefused(covered);
    }

    @Test
    void shouldServeWhatItHadStoredOnceItIsStartedAgain() {
        // Given
        site.get();
        stop();

        // When
        var whileStopped = site.get();
        site.change(domain -> domain.with(Part.SERVING, Serving.ON));
        var started = site.get();

        // Then
        assertRefused(whileStopped);
        assertThat(started.status()).isEqualTo(200);
        assertThat(started.header("cache-status")).contains("hit");
        assertThat(site.asked()).isEqualTo(1);
    }

    /**
     * The refusal renews a browser's HSTS policy; it comes before the check of the connection's TLS, since no other connection would help the client.
     */
    @Test
    void shouldRefuseBeforeItLooksAtTlsAndStillSayStrictTransportSecurity() {
        // Given
        var strict = ClientTls.DEFAULT
                .withMinimumVersion(TlsVersion.TLS_1_3)
                .withStrictTransportSecurity(new StrictTransportSecurity(300, false, false));
        edge.apply(domain("strict.stopped.test", origin("127.0.0.1", 1))
                .with(Part.CLIENT_TLS, strict)
                .with(Part.SERVING, Serving.STOPPED));

        // When
        var answer = edge.send(HttpMethod.GET, "https://strict.stopped.test/", Map.of(), "");

        // Then
        assertRefused(answer);
        assertThat(answer.header("strict-transport-security")).isEqualTo("max-age=300");
    }

    @Test
    void shouldTellThatItIsStoppedWhereItTellsOfRoutes() {
        // Given
        stop();

        // When
        var route = new JsonObject(Health.getWithKey("/routes/" + site.host()).body());
        var explained = new JsonObject(Health.getWithKey("/explain?url=http%3A%2F%2F" + site.host() + "%2Fa")
                .body());

        // Then
        assertThat(route.getJsonObject("serving").getBoolean("enabled")).isFalse();
        assertThat(explained.getBoolean("stopped")).isTrue();
        assertThat(explained.getJsonArray("origins").getJsonObject(0).getBoolean("candidate"))
                .isFalse();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("proxy-status")).contains("; error=http_request_denied; details=");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.header("cache-status")).isEmpty();
    }
}
