package dev.backsource.edge.tasting;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.changes.SnapshotOrigin;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.certificates.TestCertificate;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The edge of the taster's process, in this one. */
class TastingEdgeIT {
    private static final String HOST = "www.example.test";
    private static final Vertx VERTX = Vertx.vertx();
    private static TastingEdge tasting;

    @BeforeAll
    static void startEdge() throws IOException {
        var certificates = new StubCertificates(Instant.now());
        var stub = StubOrigin.start(VERTX, certificates)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        tasting = TastingEdge.start(VERTX, Map.of(), certificates, stub);
    }

    @AfterAll
    static void stopEdge() {
        tasting.edge().close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The response to a request for {@code served}, the only domain. */
    private static String answer(Domain served) throws IOException {
        var routes = tasting.edge().table().prepare(served, new StateVersion(0, 1, 1), null);
        tasting.edge().progress().serve(routes, new SnapshotOrigin("none", Instant.EPOCH, Map.of()));
        try (var socket = new Socket(TastingEdge.LOOPBACK, tasting.httpPort())) {
            var request = "GET / HTTP/1.1\r\nHost: " + HOST + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static Domain secure(String address, OriginTls tls) {
        return domain(HOST, origin(address, 443))
                .with(Part.POLICY, policy(RedirectType.HTTPS))
                .with(Part.ORIGIN_TLS, tls);
    }

    @Test
    void shouldReachTheStubForAnyAddressAndPort() throws Exception {
        assertThat(answer(domain(HOST, origin("203.0.113.7", 8080))))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("tasted");
    }

    @Test
    void shouldVerifyTheStubForAnyName() throws Exception {
        assertThat(answer(secure("origin.example.test", OriginTls.DEFAULT)))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("tasted");
    }

    @Test
    void shouldRefuseTheStubWhereADomainTrustsOthersOnly() throws Exception {
        // Given
        var tls = OriginTls.DEFAULT.withCaCertificates(
                TestCertificate.shared("ca.example.test").pem());

        // Then
        assertThat(answer(secure("2001:db8::1", tls))).startsWith("HTTP/1.1 502 ");
    }
}
