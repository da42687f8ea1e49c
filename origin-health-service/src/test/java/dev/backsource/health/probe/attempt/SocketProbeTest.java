package dev.backsource.health.probe.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.probe.TestProbeSettings;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.finding.CipherMismatch;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Gate;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.NoTls;
import dev.backsource.policy.finding.RefusedLater;
import dev.backsource.policy.finding.ServerNameRefused;
import dev.backsource.policy.finding.TlsTooOld;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.testing.certificates.TestAuthority;
import dev.backsource.testing.certificates.TestCertificate;
import dev.backsource.testing.tls.TlsRecords;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken origins on real sockets: each fails at its gate. */
class SocketProbeTest {
    private static final String NAME = "www.example.com";
    private static final Instant NOW = Instant.now();
    private static final TestAuthority ROOT = TestAuthority.root("O=Example,CN=Example Root");
    private static final TestAuthority INTERMEDIATE = ROOT.intermediate("O=Example,CN=Example CA 1");
    private static final byte[] UNRECOGNIZED_NAME = HexFormat.of().parseHex("15030300020270");
    private static final Vertx VERTX = Vertx.vertx();
    private static final SocketProbe PROBE = probe();

    private final List<NetServer> servers = new ArrayList<>();

    /**
     * @param gate at which it fails; null for an origin that edges use
     * @param chain the certificates that the origin sends, as PEM
     */
    record Row(@Nullable Gate gate, String code, TestCertificate certificate, String chain) {}

    static List<Row> rows() {
        var expired = INTERMEDIATE.server(days(-9), days(-1), NAME);
        var early = INTERMEDIATE.server(days(1), days(9), NAME);
        var foreign = INTERMEDIATE.server(days(-1), days(90), "www.example.net");
        var unknown = TestAuthority.root("CN=Other Root").server(days(-1), days(90), NAME);
        var published = INTERMEDIATE.server(days(-1), days(90), NAME);
        var self = TestCertificate.of(NAME);
        var ending = INTERMEDIATE.server(days(-85), days(5), NAME);
        return List.of(
                new Row(Gate.EXPIRY, "certificate-expired", expired, expired.pem() + INTERMEDIATE.pem()),
                new Row(Gate.EXPIRY, "certificate-not-yet-valid", early, early.pem() + INTERMEDIATE.pem()),
                new Row(Gate.CERTIFICATE_NAME, "certificate-name", foreign, foreign.pem() + INTERMEDIATE.pem()),
                new Row(Gate.CHAIN, "certificate-untrusted", unknown, unknown.pem()),
                new Row(Gate.CHAIN, "chain-incomplete", published, published.pem()),
                new Row(Gate.CHAIN, "certificate-self-signed", self, self.pem()),
                new Row(null, "certificate-expiring", ending, ending.pem() + INTERMEDIATE.pem()));
    }

    @AfterEach
    void close() {
        servers.forEach(NetServer::close);
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aBrokenCertificateIsRefusedAtItsGate(Row row) {
        // Given
        var port = listen(serving(row.chain(), row.certificate()));

        // When
        var outcome = probe(target(port, NAME));

        // Then
        assertThat(outcome.measured()).as(outcome.reason()).isNotNull();
        assertThat(outcome.measured().kind().code()).isEqualTo(row.code());
        if (row.gate() != null) {
            assertThat(outcome.measured().kind().gate()).isEqualTo(row.gate());
            assertThat(outcome.tls()).isEqualTo(TlsVerdict.REFUSED);
            assertThat(PortCause.of(PortState.CLOSED, outcome.reason()).kebabName())
                    .isEqualTo(row.code());
        } else {
            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.OPEN);
        }
    }

    @Test
    void anOriginThatChoosesAnOlderVersionNamesIt() {
        // Given
        var port = answering(hello -> TlsRecords.serverHello(0x0301, 0x002f));

        // When
        var outcome = probe(target(port, NAME));

        // Then
        assertThat(outcome.measured().evidence()).isEqualTo(new TlsTooOld("TLSv1", "TLSv1.2"));
        assertThat(outcome.reason()).isEqualTo("edges refuse its TLS: it speaks TLSv1 at most");
    }

    @Test
    void anOriginWithOldSuitesOnlyNamesOne() {
        // Given: it refuses the first hello, which offers none of them
        var hellos = new AtomicInteger();
        var port = answering(hello ->
                hellos.getAndIncrement() == 0 ? TlsRecords.handshakeFailure() : TlsRecords.serverHello(0x0303, 0x0005));

        // When
        var outcome = probe(target(port, NAME));

        // Then
        assertThat(outcome.measured().evidence()).isEqualTo(new CipherMismatch("TLSv1.2", "TLS_RSA_WITH_RC4_128_SHA"));
        assertThat(outcome.measured().kind().gate()).isEqualTo(Gate.TLS_VERSION);
    }

    @Test
    void anOriginIsAskedOnceForTheReasonOfTheSameFailure() {
        // Given
        var hellos = new AtomicInteger();
        var port = answering(hello -> {
            hellos.incrementAndGet();
            return TlsRecords.handshakeFailure();
        });

        // When: each probe shakes hands once; the first one says hello with and without the name besides
        var first = probe(target(port, NAME));
        var second = probe(target(port, NAME));

        // Then
        assertThat(second.measured()).isEqualTo(first.measured());
        assertThat(first.aside()).isPositive();
        assertThat(hellos).hasValue(4);
    }

    @Test
    void anOriginThatKnowsNoNameIsToldByItsAlert() {
        // Given
        var port = answering(hello -> UNRECOGNIZED_NAME);

        // When
        var outcome = probe(target(port, NAME));

        // Then
        assertThat(outcome.measured().evidence()).isEqualTo(new ServerNameRefused(NAME, null, false));
    }

    @Test
    void anOriginThatRefusesTheNameGoesOnWithoutOne() {
        // Given
        var port = answering(hello -> new String(hello, StandardCharsets.ISO_8859_1).contains(NAME)
                ? TlsRecords.unrecognizedName()
                : TlsRecords.serverHello(0x0303, 0xc02f));

        // When
        var outcome = probe(target(port, NAME));

        // Then
        assertThat(outcome.measured().evidence()).isEqualTo(new ServerNameRefused(NAME, null, true));
        assertThat(outcome.reason()).isEqualTo("TLS handshake failed by the server name: " + NAME);
    }

    @Test
    void anOriginThatRefusesEveryHelloIsToldByItsAlertOnly() {
        // Given
        var port = answering(hello -> TlsRecords.handshakeFailure());

        // When
        var outcome = probe(target(port, NAME));

        // Then
        assertThat(outcome.measured().kind().code()).isEqualTo("handshake-failed");
        assertThat(outcome.reason()).contains("handshake_failure");
    }

    @Test
    void aPortThatAnswersInPlainHttpIsToldFromOtherProtocols() {
        // Given
        var http = answering(hello -> "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var other = answering(hello -> "220 mail.example.com ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));

        // When / Then
        assertThat(probe(target(http, NAME)).measured().evidence()).isEqualTo(new NoTls(true));
        assertThat(probe(target(other, NAME)).measured().evidence()).isEqualTo(new NoTls(false));
    }

    @Test
    void aClosedPortAProhibitedOneAndANameWithoutAddressAreToldByTheirGates() throws IOException {
        // Given
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var nowhere = new ProbeTarget(OriginAddress.parse("nowhere.invalid"), 80, 80, null, null);
        var inner = new ProbeTarget(OriginAddress.parse("10.0.0.7"), 80, 80, null, null);
        var mail = new ProbeTarget(OriginAddress.parse("127.0.0.1"), 25, 25, null, null);

        // When / Then
        assertThat(code(target(closed, NAME))).isEqualTo("connection-refused at tcp");
        assertThat(code(nowhere)).isEqualTo("name-unresolved at name");
        assertThat(code(inner)).isEqualTo("address-prohibited at address");
        assertThat(code(mail)).isEqualTo("port-prohibited at address");
    }

    @Test
    void aCertificateIsRefusedOnceAnExceptionIsOverAndAnnouncedBefore() {
        // Given
        var self = TestCertificate.of(NAME);
        var port = listen(serving(self.pem(), self));

        // When
        var during = probe(excepted(port, days(1)));
        var after = probe(excepted(port, days(-1)));

        // Then
        assertThat(during.kind()).isEqualTo(Outcome.Kind.OPEN);
        assertThat(during.measured())
                .isEqualTo(Measurement.of(
                        FindingKind.CERTIFICATE_REFUSED_LATER,
                        new RefusedLater(days(1), "certificate-self-signed", "its certificate is self-signed")));
        assertThat(after.kind()).isEqualTo(Outcome.Kind.CLOSED);
        assertThat(after.measured().kind()).isEqualTo(FindingKind.CERTIFICATE_SELF_SIGNED);
    }

    /** The code of the warning during an exception with an end in 20 days. */
    @ParameterizedTest(name = "valid from day {0} to day {1}: {2}")
    @CsvSource({
        "-90, 10, certificate-expiring", "-9, 19, certificate-refused-later",
        "  1, 360,", "30, 90, certificate-refused-later"
    })
    void aCertificateIsJudgedAtTheEndOfAnException(int from, int to, @Nullable String code) {
        // Given
        var certificate = ROOT.server(days(from), days(to), NAME);
        var port = listen(serving(certificate.pem(), certificate));

        // When
        var found = probe(excepted(port, days(20)));

        // Then
        assertThat(found.kind()).isEqualTo(Outcome.Kind.OPEN);
        assertThat(found.measured() == null ? null : found.measured().kind().code())
                .isEqualTo(code);
    }

    private static ProbeTarget excepted(int port, Instant end) {
        var terms = new TlsTerms(NAME, Verification.NONE, ROOT.pem(), TlsVersion.TLS_1_2, end);
        return new ProbeTarget(OriginAddress.parse("127.0.0.1"), 443, port, terms, 30_000);
    }

    private static String code(ProbeTarget target) {
        var kind = probe(target).measured().kind();
        return kind + " at " + kind.gate().kebabName();
    }

    private static Outcome probe(ProbeTarget target) {
        return PROBE.probe(target, Duration.ofSeconds(30))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static ProbeTarget target(int port, String name) {
        var terms = new TlsTerms(name, Verification.FULL, ROOT.pem(), TlsVersion.TLS_1_2, null);
        return new ProbeTarget(OriginAddress.parse("127.0.0.1"), 443, port, terms, 30_000);
    }

    private static NetServerOptions serving(String chain, TestCertificate certificate) {
        return new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertValue(Buffer.buffer(chain))
                        .setKeyValue(Buffer.buffer(certificate.pkcs8Pem())));
    }

    private int listen(NetServerOptions options) {
        var server = VERTX.createNetServer(options).connectHandler(socket -> {}).exceptionHandler(failure -> {});
        servers.add(server);
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** A server that answers the first bytes of each connection and then closes it. */
    private int answering(Function<byte[], byte[]> answer) {
        var server = VERTX.createNetServer()
                .connectHandler(
                        socket -> socket.handler(hello -> socket.end(Buffer.buffer(answer.apply(hello.getBytes())))));
        servers.add(server);
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static SocketProbe probe() {
        var settings = new TestProbeSettings(10);
        var addresses = new ProbedAddresses(VERTX, OriginAccess.of(List.of("127.0.0.0/8"), List.of(), List.of()));
        return new SocketProbe(VERTX, settings, addresses, new CertificateCheck(settings, Clock.systemUTC()));
    }

    private static Instant days(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}
