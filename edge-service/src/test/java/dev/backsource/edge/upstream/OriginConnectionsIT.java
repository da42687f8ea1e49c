package dev.backsource.edge.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.OriginCertificate;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sharing of connections to an origin among requests, and their server names. */
class OriginConnectionsIT {
    private final BuiltEdge edge = BuiltEdge.impatient();

    private final String certificate = OriginCertificate.FILES.certificate().toString();

    private final String key = OriginCertificate.FILES.key().toString();

    @Test
    void shouldUseAConnectionAgainForTheNextRequest() {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0);
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("again.example.test", origin("127.0.0.1", origin.port())));

            // When
            for (var request = 0; request < 3; request++) {
                client.send("HEAD / HTTP/1.1", "Host: again.example.test", "");
                client.until("");
            }

            // Then
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    @Test
    void shouldShareNoConnectionAmongDomains() {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0);
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("one.example.test", origin("127.0.0.1", origin.port())));
            edge.apply(domain("two.example.test", origin("127.0.0.1", origin.port())));

            // When
            client.send("HEAD / HTTP/1.1", "Host: one.example.test", "");
            client.until("");
            client.send("HEAD / HTTP/1.1", "Host: two.example.test", "");
            client.until("");

            // Then
            assertThat(origin.connections()).isEqualTo(2);
        }
    }

    @Test
    void shouldMakeATlsConnectionInTheNameOfEachHostAndShareItWithNoOther() {
        try (var origin = TestOrigin.https(edge.vertx(), "127.0.0.3", edge.standardHttps());
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(https("*.tls.example.test", "127.0.0.3"));

            // When
            for (var host : List.of("a", "b", "a", "b")) {
                client.send("HEAD / HTTP/1.1", "Host: " + host + ".tls.example.test", "");
                client.until("");
            }

            // Then
            assertThat(origin.serverNames()).containsExactly("a.tls.example.test", "b.tls.example.test");
        }
    }

    @Test
    void shouldAcceptATrustedCertificateOfTheHostUnderFullVerification() {
        try (var origin = TestOrigin.https(edge.vertx(), "127.0.0.4", edge.standardHttps(), trusted())) {
            // Given
            edge.apply(verified(https("verified.example.test", "127.0.0.4")));

            // When
            var answer = edge.get("http://verified.example.test/");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(origin.serverNames()).containsExactly("verified.example.test");
        }
    }

    @Test
    void shouldRefuseATrustedCertificateOfAnotherHostUnderFullVerification() {
        try (var origin = TestOrigin.https(edge.vertx(), "127.0.0.5", edge.standardHttps(), trusted())) {
            // Given
            edge.apply(verified(https("other.example.test", "127.0.0.5")));

            // When
            var answer = edge.get("http://other.example.test/");

            // Then
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.header("proxy-status")).contains("error=tls_certificate_error");
            assertThat(origin.port()).isEqualTo(edge.standardHttps());
        }
    }

    @Test
    void shouldNotUseAnUnverifiedConnectionOnceVerificationIsAskedFor() {
        try (var origin = TestOrigin.https(edge.vertx(), "127.0.0.6", edge.standardHttps());
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(https("hardened.example.test", "127.0.0.6"));
            client.send("GET / HTTP/1.1", "Host: hardened.example.test", "");
            assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");

            // When
            edge.apply(verified(https("hardened.example.test", "127.0.0.6")));
            client.send("GET / HTTP/1.1", "Host: hardened.example.test", "Connection: close", "");

            // Then
            assertThat(client.rest()).contains("HTTP/1.1 502 ", "tls_certificate_error");
            assertThat(origin.port()).isEqualTo(edge.standardHttps());
        }
    }

    @Test
    void shouldVerifyAgainOnceAnExceptionIsOverByTheEdgesOwnClockAlone() {
        try (var own = BuiltEdge.start(TestSettings.impatient());
                var origin = TestOrigin.https(own.vertx(), "127.0.0.7", own.standardHttps());
                var client = new RawClient(own.httpPort())) {
            // Given: a connection without verification, which is kept
            var end = own.timeOfDay().instant().plus(Duration.ofHours(4));
            own.apply(https("excepted.example.test", "127.0.0.7")
                    .with(
                            Part.ORIGIN_TLS,
                            new OriginTls(Verification.NONE).withUnverifiedUntil(new ExceptionEnd(end))));
            for (var request = 0; request < 2; request++) {
                client.send("HEAD / HTTP/1.1", "Host: excepted.example.test", "");
                assertThat(client.until("")).contains("HTTP/1.1 200 OK");
            }
            assertThat(origin.connections()).isEqualTo(1);

            // When
            own.timeOfDay().turn(Duration.ofHours(4));
            client.send("GET / HTTP/1.1", "Host: excepted.example.test", "Connection: close", "");

            // Then: neither that connection nor its TLS session is used again
            assertThat(client.rest())
                    .contains("HTTP/1.1 502 ", "error=tls_certificate_error", "self-signed certificate");
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    private static Domain https(String name, String address) {
        return domain(name, origin(address, 443)).with(Part.POLICY, policy(RedirectType.HTTPS));
    }

    private static Domain verified(Domain domain) {
        return domain.with(Part.ORIGIN_TLS, OriginTls.DEFAULT);
    }

    private PemKeyCertOptions trusted() {
        return new PemKeyCertOptions().setCertPath(certificate).setKeyPath(key);
    }
}
