package dev.backsource.edge.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.OriginCertificate;
import dev.backsource.edge.testing.ServerIdentity;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.certificates.TestCertificate;
import dev.backsource.testing.http.RawClient;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A domain's settings of its back-to-origin requests. */
class OriginTermsIT {
    private static final TestCertificate OWN = TestCertificate.of("own.example.test");
    private static final TestCertificate OTHER = TestCertificate.of("own.example.test");

    private final BuiltEdge edge = BuiltEdge.impatient();

    private final String certificate = OriginCertificate.FILES.certificate().toString();

    @Test
    void shouldSendTheHostThatTheDomainHasSetAndAskForItByTls() {
        try (var origin = https("127.0.0.31", OWN)) {
            // Given
            edge.apply(domainAt("127.0.0.31", "hosted.example.test")
                    .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withHost("inner.example.test:8443")));

            // When
            var answer = edge.get("http://hosted.example.test/");

            // Then
            assertThat(answer.body()).isEqualTo("inner.example.test:8443");
            assertThat(origin.serverNames()).containsExactly("inner.example.test");
        }
    }

    @Test
    void shouldAskByTlsForTheNameThatTheDomainHasSetWhateverTheHost() {
        try (var origin = https("127.0.0.32", OWN)) {
            // Given
            edge.apply(
                    tls(domainAt("127.0.0.32", "named.terms.test"), Verification.NONE, "sni.example.test", null, null));

            // When
            var answer = edge.get("http://named.terms.test/");

            // Then
            assertThat(answer.body()).isEqualTo("named.terms.test");
            assertThat(origin.serverNames()).containsExactly("sni.example.test");
        }
    }

    @Test
    void shouldAskByTlsForNoNameWhenTheHostIsAnIpAddress() {
        try (var origin = https("127.0.0.33", OWN)) {
            // Given
            edge.apply(domainAt("127.0.0.33", "ip.terms.test")
                    .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withHost("192.0.2.33")));

            // When
            var answer = edge.get("http://ip.terms.test/");

            // Then
            assertThat(answer.body()).isEqualTo("192.0.2.33");
            assertThat(origin.serverNames()).containsExactly("");
        }
    }

    @Test
    void shouldTrustTheDomainsOwnCertificatesForTheNameThatItHasSet() {
        try (var origin = https("127.0.0.34", OWN)) {
            // Given
            edge.apply(tls(
                    domainAt("127.0.0.34", "trusting.terms.test"),
                    Verification.FULL,
                    "own.example.test",
                    OWN.pem(),
                    null));

            // When
            var answer = edge.get("http://trusting.terms.test/");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotUseAConnectionThatWasMadeUnderOtherTrust() {
        try (var origin = https("127.0.0.35", OWN)) {
            // Given
            var domain = domainAt("127.0.0.35", "changing.terms.test");
            edge.apply(tls(domain, Verification.FULL, "own.example.test", OWN.pem(), null));
            assertThat(edge.get("http://changing.terms.test/").status()).isEqualTo(200);

            // When
            edge.apply(tls(domain, Verification.FULL, "own.example.test", OTHER.pem(), null));
            var answer = edge.get("http://changing.terms.test/");

            // Then
            assertThat(answer.header("proxy-status")).contains("error=tls_certificate_error");
            assertThat(origin.port()).isEqualTo(edge.standardHttps());
        }
    }

    @Test
    void shouldTrustNoOthersOnceTheDomainHasItsOwnCertificates() {
        // Given: a certificate among the edge's roots
        var trusted = new HttpServerOptions().setKeyCertOptions(ServerIdentity.of(OWN));
        try (var origin = start("127.0.0.36", trusted)) {
            edge.apply(tls(
                    domainAt("127.0.0.36", "verified.example.test"),
                    Verification.FULL,
                    "own.example.test",
                    pem(certificate),
                    null));

            // When
            var answer = edge.get("http://verified.example.test/");

            // Then
            assertThat(answer.header("proxy-status")).contains("error=tls_certificate_error");
            assertThat(origin.connections()).isZero();
        }
    }

    @Test
    void shouldSpeakNoOlderTlsThanTheDomainHasSet() {
        var options = new HttpServerOptions().setKeyCertOptions(ServerIdentity.of(OWN));
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.2"));
        try (var origin = start("127.0.0.37", options)) {
            // Given
            var domain = domainAt("127.0.0.37", "modern.terms.test");
            edge.apply(domain);
            assertThat(edge.get("http://modern.terms.test/").status()).isEqualTo(200);

            // When
            edge.apply(tls(domain, Verification.NONE, null, null, TlsVersion.TLS_1_3));
            var answer = edge.get("http://modern.terms.test/");

            // Then
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.header("proxy-status")).contains("error=tls_");
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    @Test
    void shouldWaitForTheFirstByteAsLongAsTheDomainHasSet() {
        var held = new CompletableFuture<HttpServerRequest>();
        var asked = new CompletableFuture<Void>();
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> {
            if (request.path().equals("/held")) {
                held.complete(request);
            } else {
                asked.complete(null);
            }
        })) {
            // Given: the edge itself waits for 2 s
            edge.apply(domain("usual.terms.test", origin("127.0.0.1", origin.port())));
            edge.apply(domain("patient.terms.test", origin("127.0.0.1", origin.port()))
                    .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withFirstByteTimeoutMs(600_000)));
            var answer = CompletableFuture.supplyAsync(() -> edge.get("http://patient.terms.test/held"));
            var request = Waiting.resultOf(held);

            // When
            var usual = edge.flyingFrom(asked, () -> edge.get("http://usual.terms.test/"));

            // Then
            assertThat(usual.status()).isEqualTo(504);
            request.response().end("late");
            assertThat(answer.join().body()).isEqualTo("late");
        }
    }

    @Test
    void shouldWaitForMoreOfAResponseAsLongAsTheDomainHasSet() {
        var held = new CompletableFuture<HttpServerRequest>();
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> {
            var written = request.response().setChunked(true).write("early ");
            if (request.path().equals("/held")) {
                written.onSuccess(sent -> held.complete(request));
            }
        })) {
            // Given: the edge itself waits for 1 s
            edge.apply(domain("usual.terms.test", origin("127.0.0.1", origin.port())));
            edge.apply(domain("slow.terms.test", origin("127.0.0.1", origin.port()))
                    .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withIdleTimeoutMs(600_000)));
            var answer = CompletableFuture.supplyAsync(() -> edge.get("http://slow.terms.test/held"));
            var request = Waiting.resultOf(held);

            // When
            var usual = incomplete("usual.terms.test");

            // Then
            assertThat(usual).contains("early ").doesNotContain("\r\n0\r\n");
            request.response().end("late");
            assertThat(answer.join().body()).isEqualTo("early late");
        }
    }

    @Test
    void shouldWaitForAConnectionAsLongAsTheDomainHasSet() {
        try (var hasty = BuiltEdge.start(TestSettings.impatient(), "backsource.edge.origin.connect-timeout", "300ms");
                var origin =
                        TestOrigin.https(hasty.vertx(), "127.0.0.38", hasty.standardHttps(), ServerIdentity.of(OWN))) {
            // Given: the edge itself waits for 0.3 s for TLS
            var tcp = hasty.vertx().createNetClient();
            var late = hasty.vertx().createNetServer().connectHandler(socket -> connectLate(socket, tcp, hasty));
            EdgeUnderTest.join(late.listen(hasty.standardHttps(), "127.0.0.39"));
            hasty.apply(domainAt("127.0.0.39", "lateconnect.terms.test")
                    .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withConnectTimeoutMs(30_000)));

            // When
            var answer = hasty.get("http://lateconnect.terms.test/");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    /** What a client gets of a response that stops coming while time flies. */
    private String incomplete(String host) {
        try (var client = new RawClient(edge.httpPort())) {
            var status = client.send("GET / HTTP/1.1", "Host: " + host, "").line();
            assertThat(status).isEqualTo("HTTP/1.1 200 OK");
            return edge.flying(client::rest);
        }
    }

    private static void connectLate(NetSocket socket, NetClient tcp, BuiltEdge edge) {
        socket.pause();
        edge.vertx()
                .setTimer(
                        1_000,
                        late -> tcp.connect(edge.standardHttps(), "127.0.0.38").onSuccess(origin -> {
                            origin.pipeTo(socket);
                            socket.pipeTo(origin);
                        }));
    }

    private static Domain domainAt(String address, String name) {
        return domain(name, origin(address, 443)).with(Part.POLICY, policy(RedirectType.HTTPS));
    }

    private static Domain tls(
            Domain domain,
            Verification verification,
            @Nullable String serverName,
            @Nullable String caCertificates,
            @Nullable TlsVersion minimum) {
        return domain.with(
                Part.ORIGIN_TLS,
                OriginTls.DEFAULT
                        .withVerification(verification)
                        .withServerName(serverName == null ? null : ServerName.parse(serverName))
                        .withCaCertificates(caCertificates)
                        .withMinimumVersion(minimum == null ? TlsVersion.TLS_1_2 : minimum));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTakeABodyThatEndsWithTheConnectionForWholeOnlyWhenTlsSaysSo(boolean orderly) {
        var address = orderly ? "127.0.0.40" : "127.0.0.41";
        var server = edge.vertx()
                .createNetServer(new NetServerOptions().setSsl(true).setKeyCertOptions(ServerIdentity.of(OWN)))
                .connectHandler(socket -> socket.handler(request -> answerAndEnd(socket, orderly)));
        EdgeUnderTest.join(server.listen(edge.standardHttps(), address));
        try (var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domainAt(address, "ending-" + orderly + ".terms.test"));

            // When
            client.send("GET / HTTP/1.1", "Host: ending-" + orderly + ".terms.test", "Connection: close", "");
            var answer = client.rest();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 200").contains("body");
            assertThat(answer.endsWith("\r\n0\r\n\r\n")).isEqualTo(orderly);
        }
        EdgeUnderTest.join(server.close());
    }

    /** Ends the connection with {@code close_notify}, or without it. */
    private static void answerAndEnd(NetSocket socket, boolean orderly) {
        socket.write("HTTP/1.1 200 OK\r\nDate: Thu, 26 Nov 2026 00:00:00 GMT\r\n\r\nbody")
                .onSuccess(written -> {
                    if (orderly) {
                        socket.close();
                    } else {
                        ((NetSocketInternal) socket)
                                .channelHandlerContext()
                                .channel()
                                .unsafe()
                                .closeForcibly();
                    }
                });
    }

    static Stream<Arguments> certificates() {
        return Stream.of(
                arguments("a name", TestCertificate.named("x", "own.example.test"), 200),
                arguments("a wildcard", TestCertificate.named("x", "*.example.test"), 200),
                arguments("a common name", TestCertificate.named("own.example.test"), 502),
                arguments("a part of a label", TestCertificate.named("x", "o*.example.test"), 502),
                arguments("a short key", TestCertificate.rsa(1024, "SHA256withRSA", "x", "own.example.test"), 502));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificates")
    void shouldTakeCertificatesForTheirAlternativeNamesAndWithStrongKeysOnly(
            String what, TestCertificate certificate, int status) {
        try (var origin = https("127.0.0.39", certificate)) {
            // Given
            var domain = domain("strict.example.test", origin("127.0.0.39", 443))
                    .with(Part.POLICY, policy(RedirectType.HTTPS));
            edge.apply(tls(domain, Verification.FULL, "own.example.test", certificate.pem(), null));

            // When
            var answer = edge.get("http://strict.example.test/");

            // Then
            assertThat(answer.status()).as(what).isEqualTo(status);
            assertThat(origin.port()).isEqualTo(edge.standardHttps());
        }
    }

    /** Responds with the request's Host. */
    private TestOrigin https(String address, TestCertificate identity) {
        return start(address, new HttpServerOptions().setKeyCertOptions(ServerIdentity.of(identity)));
    }

    private TestOrigin start(String address, HttpServerOptions options) {
        options.setHost(address).setPort(edge.standardHttps()).setSsl(true).setSni(true);
        return TestOrigin.start(
                edge.vertx(), options, request -> request.response().end(request.getHeader("host")));
    }

    private static String pem(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
