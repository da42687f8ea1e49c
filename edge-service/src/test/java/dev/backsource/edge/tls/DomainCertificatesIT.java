package dev.backsource.edge.tls;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.HttpsSettings.Engine;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.ResumingClient;
import dev.backsource.edge.testing.TlsClient;
import dev.backsource.testing.certificates.TestCertificate;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ssl.OpenSsl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificates that clients of the HTTPS listener get, with BoringSSL where this platform has it and with the JDK's engine. */
@ParameterizedClass
@EnumSource(
        value = Engine.class,
        names = {"FASTEST", "JDK"})
class DomainCertificatesIT {
    private final EdgeSettings settings;

    private final MeterRegistry registry;

    private Path folder;
    private TlsClient client;

    private final Engine engine;

    DomainCertificatesIT(Engine engine) {
        this.engine = engine;
        settings = BuiltEdge.by(engine).settings();
        registry = BuiltEdge.by(engine).meters();
    }

    @BeforeEach
    void connect() {
        folder = settings.https().certificates().orElseThrow();
        client = new TlsClient(settings.https().port());
    }

    @Test
    void shouldServeTheExactNameBeforeTheWildcardAndTheDefaultToAllOthers() {
        // Given
        var exact = TestCertificate.of("www.names.example.test");
        var wildcard = TestCertificate.rsa("*.names.example.test", "names.example.test");

        // When
        exact.write(folder, "exact");
        wildcard.write(folder, "wildcard");
        awaitServed("any.names.example.test", wildcard);
        awaitServed("www.names.example.test", exact);

        // Then
        assertThat(fresh().certificate("WWW.names.example.test").getSerialNumber())
                .isEqualTo(exact.serial());
        assertThat(fresh().certificate("names.example.test").getSerialNumber()).isEqualTo(wildcard.serial());
        var byDefault = fresh().certificate("unknown.example.test");
        assertThat(byDefault.getSubjectX500Principal().getName()).isEqualTo("CN=backsource-edge");
        assertThat(fresh().certificate("a.b.names.example.test")).isEqualTo(byDefault);
        assertThat(fresh().certificate(null)).isEqualTo(byDefault);
    }

    /** RFC 6066 §3 has names without a trailing dot; a client that sends one counts as a client without a server name, or is refused. */
    @Test
    void shouldServeOrRefuseAClientThatIndicatesANameWithADotAtItsEnd() throws Exception {
        // Given
        var certificate = TestCertificate.of("dotted.example.test");
        certificate.write(folder, "dotted");
        awaitServed("dotted.example.test", certificate);

        // When
        var answer = exchangeIndicating("dotted.example.test.");

        // Then
        assertThat(answer).isEqualTo(answerToADot());
    }

    /** The first line of a response, or the TLS error. */
    private String exchangeIndicating(String serverName) throws IOException {
        try (var socket = fresh().openIndicating(serverName)) {
            return TlsClient.exchange(socket, "dotted.example.test");
        } catch (SSLHandshakeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The result with the engine under test. */
    private String answerToADot() {
        return engine == Engine.JDK ? "(illegal_parameter) Received fatal alert: illegal_parameter" : "HTTP/1.1 404";
    }

    @Test
    void shouldServeAChangedCertificateWhileEstablishedConnectionsLiveOn() throws Exception {
        // Given
        var first = TestCertificate.of("changed.example.test");
        var second = TestCertificate.of("changed.example.test");
        first.write(folder, "changed");
        awaitServed("changed.example.test", first);

        try (var established = client.open("changed.example.test", "TLSv1.3")) {
            // When
            second.write(folder, "changed");
            awaitServed("changed.example.test", second);

            // Then
            assertThat(TlsClient.exchange(established)).isEqualTo("HTTP/1.1 404");
        }
    }

    @Test
    void shouldKeepWhatWasServedWhenAPairCantBeUsedAndCountItOnce() throws Exception {
        // Given
        var good = TestCertificate.of("kept.example.test");
        var later = TestCertificate.of("later.example.test");
        good.write(folder, "kept");
        awaitServed("kept.example.test", good);
        var before = failures();

        // When: another's key, then one more pair as a sign that the folder was read again
        TestCertificate.of("other.example.test").writeKey(folder, "kept");
        await().until(() -> failures() > before);
        later.write(folder, "later");
        awaitServed("later.example.test", later);

        // Then
        assertThat(fresh().certificate("kept.example.test").getSerialNumber()).isEqualTo(good.serial());
        assertThat(failures()).isEqualTo(before + 1);
    }

    @Test
    void shouldServeTheDefaultOnceACertificateIsTakenAway() throws Exception {
        // Given
        var gone = TestCertificate.of("gone.example.test");
        gone.write(folder, "gone");
        awaitServed("gone.example.test", gone);

        // When
        Files.delete(folder.resolve("gone.crt"));

        // Then
        await().until(() -> fresh().certificate("gone.example.test")
                .getSubjectX500Principal()
                .getName()
                .equals("CN=backsource-edge"));
    }

    @Test
    void shouldTellWhenTheFirstCertificateRunsOut() {
        // Given
        var certificate = TestCertificate.of("expiry.example.test");

        // When
        certificate.write(folder, "expiry");
        awaitServed("expiry.example.test", certificate);

        // Then
        var left = Objects.requireNonNull(
                        registry.find("backsource.edge.certificates.expiry").gauge())
                .value();
        assertThat(left).isBetween(1.0, (double) Duration.ofDays(90).toSeconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void shouldResumeSessions(String protocol) throws Exception {
        // Given
        var first = client.ask("resumed.example.test", protocol);
        await().until(() -> Instant.now().toEpochMilli() > first.getCreationTime());

        // When
        var second = client.ask("resumed.example.test", protocol);

        // Then: it goes back to the first handshake
        assertThat(second.getCreationTime()).isEqualTo(first.getCreationTime());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void shouldResumeASessionForTheNameThatItBeganWithOnly(String protocol) throws Exception {
        assumeTrue(OpenSsl.isAvailable(), "the client can't be loaded here");
        try (var resuming = new ResumingClient(settings.https().port(), protocol)) {
            // Given
            assertThat(resuming.resumes("first.resumed.test")).isFalse();
            assertThat(resuming.resumes("first.resumed.test")).isTrue();

            // When / Then
            assertThat(resuming.resumes("second.resumed.test")).isFalse();
            assertThat(resuming.resumes(null)).isFalse();
            assertThat(resuming.resumes("third.resumed.test")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void shouldRefuseOldVersions(String protocol) {
        assertThatThrownBy(() -> client.ask("old.example.test", protocol)).isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_RSA_WITH_AES_256_CBC_SHA",
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"
            })
    void shouldRefuseSuitesWithoutForwardSecrecyOrAuthenticatedEncryption(String suite) {
        assertThatThrownBy(() -> client.ask("suites.example.test", "TLSv1.2", suite))
                .isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void shouldRefuseARequestForAnotherHostThanTheOneOfTheHandshake(String protocol) throws Exception {
        // Given
        var wildcard = TestCertificate.of("*.both.example.test");
        wildcard.write(folder, "both");
        awaitServed("a.both.example.test", wildcard);

        // When
        var another = askFor("other.misdirected.test", "a.both.example.test", protocol);
        var ofTheSameCertificate = askFor("b.both.example.test", "a.both.example.test", protocol);
        var withoutName = askFor("other.misdirected.test", null, protocol);
        var ofNoCertificate = askFor("a.both.example.test", "other.misdirected.test", protocol);

        // Then: 404, since none of them is a domain here
        assertThat(another).isEqualTo("HTTP/1.1 421");
        assertThat(ofTheSameCertificate).isEqualTo("HTTP/1.1 404");
        assertThat(withoutName).isEqualTo("HTTP/1.1 404");
        assertThat(ofNoCertificate).isEqualTo("HTTP/1.1 421");
    }

    private String askFor(String host, @Nullable String serverName, String protocol) throws IOException {
        try (var socket = fresh().open(serverName, protocol)) {
            return TlsClient.exchange(socket, host);
        }
    }

    /** A client without a session: a resumed session would bring its certificate along. */
    private TlsClient fresh() {
        return new TlsClient(settings.https().port());
    }

    private void awaitServed(String serverName, TestCertificate certificate) {
        await().until(() -> fresh().certificate(serverName).getSerialNumber().equals(certificate.serial()));
    }

    private double failures() {
        return Objects.requireNonNull(
                        registry.find("backsource.edge.certificates.failures").functionCounter())
                .count();
    }
}
