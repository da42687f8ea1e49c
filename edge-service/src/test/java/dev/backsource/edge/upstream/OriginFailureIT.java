package dev.backsource.edge.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.Answer;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.TestNameServer;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.net.NetServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The responses that clients get when an origin fails, by the kinds of failures. */
class OriginFailureIT {
    private final BuiltEdge edge = BuiltEdge.impatient();

    @Test
    void shouldSayThatNoDomainCoversTheHost() {
        // When
        var answer = edge.get("http://unknown.example.test/");

        // Then
        assertFailure(answer, 404, "destination_not_found");
        assertThat(answer.body()).isEqualTo("edge-1: unknown host: unknown.example.test\n");
    }

    @Test
    void shouldSayThatTheConnectionWasRefused() {
        // Given
        edge.apply(domain("refused.example.test", origin("127.0.0.1", FreePorts.next())));

        // When
        var answer = edge.get("http://refused.example.test/");

        // Then
        assertFailure(answer, 502, "connection_refused");
        assertThat(answer.body()).contains("origin 127.0.0.1, port ").contains("refused");
        assertThat(answer.header("proxy-status")).contains("next-hop=\"127.0.0.1:");
    }

    @Test
    void shouldNameTheDecidedPortAndNotItsStandIn() {
        // Given
        edge.apply(
                domain("standard.example.test", origin("127.0.0.9", 80)).with(Part.POLICY, policy(RedirectType.HTTPS)));

        // When
        var answer = edge.get("http://standard.example.test/");

        // Then
        assertFailure(answer, 502, "connection_refused");
        assertThat(answer.body()).contains("origin 127.0.0.9, port 443 (HTTPS)");
    }

    @Test
    void shouldSayThatTheHostNameHasNoAddress() {
        try (var ignored = TestNameServer.start(edge.vertx(), edge.nameServerPort())) {
            // Given
            edge.apply(domain("nowhere.example.test", origin("does-not-exist.invalid", 80)));

            // When
            var answer = edge.get("http://nowhere.example.test/");

            // Then
            assertFailure(answer, 502, "dns_error");
        }
    }

    @Test
    void shouldSayThatTheOriginClosedTheConnectionWithoutAResponse() {
        // Given
        var server = listening(
                edge.vertx().createNetServer().connectHandler(socket -> socket.handler(request -> socket.close())));
        edge.apply(domain("closing.example.test", origin("127.0.0.1", server.actualPort())));

        // When
        var answer = edge.get("http://closing.example.test/");

        // Then
        assertFailure(answer, 502, "connection_terminated");
        EdgeUnderTest.join(server.close());
    }

    @Test
    void shouldSayThatNoResponseCameInTime() {
        // Given
        var asked = new CompletableFuture<Void>();
        var server = listening(edge.vertx()
                .createNetServer()
                .connectHandler(socket -> socket.handler(request -> asked.complete(null))));
        edge.apply(domain("silent.example.test", origin("127.0.0.1", server.actualPort())));

        // When
        var answer = edge.flyingFrom(asked, () -> edge.get("http://silent.example.test/"));

        // Then
        assertFailure(answer, 504, "http_response_timeout");
        EdgeUnderTest.join(server.close());
    }

    @Test
    void shouldSayThatTheResponseIsNotHttp() {
        // Given
        var server = answering("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
        edge.apply(domain("ssh.example.test", origin("127.0.0.1", server.actualPort())));

        // When
        var answer = edge.get("http://ssh.example.test/");

        // Then
        assertFailure(answer, 502, "http_protocol_error");
        EdgeUnderTest.join(server.close());
    }

    @Test
    void shouldSayThatTheResponsesHeaderSectionIsTooLarge() {
        // Given
        var server = answering("HTTP/1.1 200 OK\r\nX-Large: " + "x".repeat(70_000) + "\r\n\r\n");
        edge.apply(domain("large.example.test", origin("127.0.0.1", server.actualPort())));

        // When
        var answer = edge.get("http://large.example.test/");

        // Then
        assertFailure(answer, 502, "http_response_header_section_size");
        EdgeUnderTest.join(server.close());
    }

    @Test
    void shouldRefuseAResponseThatSwitchesProtocolsUnasked() {
        // Given
        var server = answering("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");
        edge.apply(domain("switching.example.test", origin("127.0.0.1", server.actualPort())));

        // When
        var answer = edge.get("http://switching.example.test/");

        // Then
        assertFailure(answer, 502, "http_protocol_error");
        EdgeUnderTest.join(server.close());
    }

    @Test
    void shouldSayThatThePortDoesNotSpeakTls() {
        // Given
        try (var plain = TestOrigin.http(edge.vertx(), "127.0.0.7", edge.standardHttps())) {
            edge.apply(domain("plain.example.test", origin("127.0.0.7", 80))
                    .with(Part.POLICY, policy(RedirectType.HTTPS)));

            // When
            var answer = edge.get("http://plain.example.test/");

            // Then
            assertFailure(answer, 502, "tls_protocol_error");
            assertThat(plain.port()).isEqualTo(edge.standardHttps());
        }
    }

    @Test
    void shouldRefuseACertificateThatNobodyVouchesForUnderFullVerification() {
        // Given
        try (var origin = TestOrigin.https(edge.vertx(), "127.0.0.8", edge.standardHttps())) {
            var domain = domain("strict.example.test", origin("127.0.0.8", 443));
            edge.apply(domain.with(Part.ORIGIN_TLS, OriginTls.DEFAULT));

            // When
            var answer = edge.get("https://strict.example.test/");

            // Then
            assertFailure(answer, 502, "tls_certificate_error");
            assertThat(origin.port()).isEqualTo(edge.standardHttps());
        }
    }

    @Test
    void shouldCloseTheClientsConnectionWhenTheOriginLeavesTheBodyUnfinished() {
        // Given
        var server = answering("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf of it");
        edge.apply(domain("half.example.test", origin("127.0.0.1", server.actualPort())));

        // When
        try (var client = new RawClient(edge.httpPort())) {
            var received =
                    client.send("GET / HTTP/1.1", "Host: half.example.test", "").rest();

            // Then
            assertThat(received).startsWith("HTTP/1.1 200 OK").contains("half of it");
        }
        EdgeUnderTest.join(server.close());
    }

    @Test
    void shouldNotEndAChunkedResponseThatTheOriginBrokeOff() {
        // Given
        var server = answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        edge.apply(domain("broken.example.test", origin("127.0.0.1", server.actualPort())));

        // When
        try (var client = new RawClient(edge.httpPort())) {
            var received = client.send("GET / HTTP/1.1", "Host: broken.example.test", "")
                    .rest();

            // Then
            assertThat(received).contains("hello").doesNotContain("\r\n0\r\n");
        }
        EdgeUnderTest.join(server.close());
    }

    @Test
    void shouldEndAResponseWhoseBodyStopsComing() {
        // Given
        var server = listening(edge.vertx()
                .createNetServer()
                .connectHandler(socket -> socket.handler(
                        request -> socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf of it"))));
        edge.apply(domain("stalled.example.test", origin("127.0.0.1", server.actualPort())));

        // When
        try (var client = new RawClient(edge.httpPort())) {
            var received = client.send("GET / HTTP/1.1", "Host: stalled.example.test", "")
                    .rest();

            // Then
            assertThat(received).contains("half of it");
        }
        EdgeUnderTest.join(server.close());
    }

    /** Responds to the first bytes with {@code text} and closes. */
    private NetServer answering(String text) {
        return listening(edge.vertx()
                .createNetServer()
                .connectHandler(socket -> socket.handler(request -> {
                    socket.write(text);
                    socket.close();
                })));
    }

    private static NetServer listening(NetServer server) {
        return EdgeUnderTest.join(server.listen(0, "127.0.0.1"));
    }

    private static void assertFailure(Answer answer, int status, String error) {
        assertThat(answer.header("proxy-status")).startsWith("edge-1; error=" + error + ";");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("text/plain");
        assertThat(answer.body()).startsWith("edge-1: ").doesNotContain("\tat ").doesNotContain("Exception");
    }
}
