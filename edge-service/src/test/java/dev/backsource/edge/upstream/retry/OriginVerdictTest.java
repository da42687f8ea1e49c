package dev.backsource.edge.upstream.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.transport.origin.OriginNetwork;
import dev.backsource.edge.transport.origin.SocketClient;
import dev.backsource.edge.upstream.trust.OriginClientOptions;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.origin.CertificateRules;
import dev.backsource.policy.origin.TrustRoots;
import dev.backsource.testing.certificates.TestAuthority;
import dev.backsource.testing.certificates.TestCertificate;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An edge's verdict on an origin's TLS is the finding that a prober makes. */
class OriginVerdictTest {
    private static final String NAME = "www.example.com";
    private static final Instant NOW = Instant.now();
    private static final TestAuthority ROOT = TestAuthority.root("CN=Example Root,O=Example");
    private static final TestAuthority INTERMEDIATE = ROOT.intermediate("CN=Example CA 1,O=Example");
    private static final Vertx VERTX = Vertx.vertx();
    private static final Context LOOP = VERTX.getOrCreateContext();
    private static final SocketClient EDGE = SocketClient.of(
            VERTX,
            LOOP,
            new OriginClientOptions(BuiltEdge.impatient().settings())
                    .tcp(new ConnectionTerms(Verification.FULL, ROOT.pem(), TlsVersion.TLS_1_2, 0)),
            OriginNetwork.ACTUAL);

    /** @param above the certificates that the origin sends besides its own */
    record Row(String code, TestCertificate certificate, X509Certificate... above) {
        @Override
        public String toString() {
            return code;
        }
    }

    static List<Row> rows() {
        return List.of(
                new Row(
                        "certificate-expired",
                        INTERMEDIATE.server(days(-9), days(-1), NAME),
                        INTERMEDIATE.certificate()),
                new Row(
                        "certificate-not-yet-valid",
                        INTERMEDIATE.server(days(1), days(9), NAME),
                        INTERMEDIATE.certificate()),
                new Row("certificate-name", ROOT.server(days(-1), days(9), "www.example.net")),
                new Row("certificate-untrusted", TestAuthority.root("CN=Other").server(days(-1), days(9), NAME)),
                new Row("certificate-self-signed", TestCertificate.of(NAME)),
                new Row("chain-incomplete", INTERMEDIATE.server(days(-1), days(9), NAME)),
                new Row("tls-refused", ROOT.client(NAME)));
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldRejectACertificateWithTheFindingOfTheProber(Row row) {
        // Given
        var chain = new ArrayList<>(List.of(row.certificate().certificate()));
        chain.addAll(Arrays.asList(row.above()));
        var rules = new CertificateRules(TrustRoots.only(ROOT.pem()), true, false);
        var probed = rules.objection(chain.toArray(X509Certificate[]::new), "UNKNOWN", NAME, NOW);
        var pem = row.certificate().pem() + (row.above().length == 0 ? "" : INTERMEDIATE.pem());
        var port = listen(
                new NetServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertValue(Buffer.buffer(pem))
                                .setKeyValue(Buffer.buffer(row.certificate().pkcs8Pem()))),
                "");

        // When
        var failure = failureAt(port);

        // Then
        assertThat(failure.kind().finding()).as(failure.reason()).hasToString(row.code());
        assertThat(failure.kind().finding())
                .isEqualTo(Objects.requireNonNull(probed).kind());
        assertThat(failure.verdict())
                .isEqualTo(" [" + row.code() + ", gate " + failure.kind().gate().kebabName() + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "220 mail.example.com ESMTP\r\n"})
    void shouldTellAPortWithoutTlsFromAFailedHandshake(String answer) {
        // Given
        var port = listen(new NetServerOptions(), answer);

        // When
        var failure = failureAt(port);

        // Then
        assertThat(failure.kind()).as(failure.reason()).isEqualTo(OriginError.NO_TLS);
    }

    @Test
    void shouldNameTheRefusedServerName() {
        // When
        var failure = OriginFailure.of(new SSLHandshakeException("Received fatal alert: unrecognized_name"));

        // Then
        assertThat(failure.kind()).isEqualTo(OriginError.SERVER_NAME);
        assertThat(failure.verdict()).isEqualTo(" [server-name, gate server-name]");
    }

    private static OriginFailure failureAt(int port) {
        var failed = new CompletableFuture<Throwable>();
        LOOP.runOnContext(ignored -> EDGE.connect(
                SocketAddress.inetSocketAddress(port, "127.0.0.1"),
                SocketAddress.inetSocketAddress(443, NAME),
                true,
                socket -> failed.completeExceptionally(new AssertionError("connected")),
                failed::complete));
        return OriginFailure.of(failed.join());
    }

    /** @param answer to the first bytes of a connection without TLS */
    private static int listen(NetServerOptions options, String answer) {
        return VERTX.createNetServer(options)
                .connectHandler(socket -> {
                    if (!options.isSsl()) {
                        socket.handler(hello -> socket.end(Buffer.buffer(answer)));
                    }
                })
                .exceptionHandler(failure -> {})
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static Instant days(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}
