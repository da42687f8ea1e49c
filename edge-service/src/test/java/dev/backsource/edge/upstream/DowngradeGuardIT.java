package dev.backsource.edge.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Domains.secondary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.Outcome;
import dev.backsource.edge.testing.ScriptedOrigin;
import dev.backsource.edge.testing.ScriptedOrigin.Reply;
import dev.backsource.edge.testing.ScriptedOrigin.Then;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.http.RawClient;
import org.junit.jupiter.api.Test;

/** A request that the policy sends over TLS never goes in clear. */
class DowngradeGuardIT {
    private static final Reply PLAIN = new Reply("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nplain", Then.KEEP);

    private final BuiltEdge edge = BuiltEdge.impatient();

    @Test
    void shouldNotGoToASecondaryWithoutTlsWhenThePrimaryWithItFails() {
        try (var spare = ScriptedOrigin.start(asked -> PLAIN)) {
            // Given: nothing listens where the primary is
            edge.apply(domain("floor.example.test", origin("127.0.0.31", 443), secondary("127.0.0.1", spare.port())));

            // When: often enough that the primary is passed over as well
            for (var i = 0; i < 8; i++) {
                assertThat(edge.get("https://floor.example.test/" + i).status()).isEqualTo(502);
            }

            // Then
            assertThat(spare.connections()).isZero();
        }
    }

    @Test
    void shouldGoFromAnOriginWithoutTlsToOneWithIt() {
        try (var secure = TestOrigin.https(edge.vertx(), "127.0.0.32", edge.standardHttps())) {
            // Given: nothing listens where the primary is
            edge.apply(domain("upward.example.test", origin("127.0.0.33", 80), secondary("127.0.0.32", 443)));

            // When
            var answer = edge.get("http://upward.example.test/");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(secure.connections()).isEqualTo(1);
        }
    }

    @Test
    void shouldFollowTheSchemeThatATrustedProxyNames() {
        try (var secure = TestOrigin.https(edge.vertx(), "127.0.0.34", edge.standardHttps());
                var trusted = new RawClient(edge.httpPort(), "127.0.0.9");
                var other = new RawClient(edge.httpPort())) {
            // Given: nothing listens on the port for HTTP
            edge.apply(domain("follow.example.test", origin("127.0.0.34", 80))
                    .with(Part.POLICY, policy(RedirectType.FOLLOW)));

            // When
            trusted.send("GET / HTTP/1.1", "Host: follow.example.test", "X-Forwarded-Proto: https", "");
            other.send("GET / HTTP/1.1", "Host: follow.example.test", "X-Forwarded-Proto: https", "");

            // Then
            assertThat(Outcome.read(trusted, false)).startsWith("200");
            assertThat(Outcome.read(other, false)).isEqualTo("502 connection_refused");
            assertThat(secure.connections()).isEqualTo(1);
        }
    }
}
