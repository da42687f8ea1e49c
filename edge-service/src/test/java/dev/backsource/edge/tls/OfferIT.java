package dev.backsource.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backsource.edge.HttpsSettings.Engine;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.ResumingClient;
import dev.backsource.edge.testing.ServerIdentity;
import dev.backsource.edge.testing.TlsClient;
import dev.backsource.edge.transport.tls.TicketKeys;
import dev.backsource.edge.transport.tls.TlsEngine;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.testing.certificates.TestCertificate;
import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The results of handshakes on a listener of either engine, by its settings and the terms of the name's domain. */
class OfferIT {
    private static final String NAME = "www.offer.test";
    private static final TestCertificate CERTIFICATE = TestCertificate.rsa(NAME);
    private static final String OTHER = "other.offer.test";
    private static final String AES_128 = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
    private static final String AES_256 = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";
    private static final String CHACHA = "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256";
    private static final List<String> NEWEST =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
    private static final List<String> OLDER = List.of(AES_128, AES_256, CHACHA);
    private static final ClientTls NEWEST_ONLY = ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_3);

    private final Map<String, ClientTls> terms = new ConcurrentHashMap<>();
    private Vertx vertx;
    private int port;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() {
        EdgeUnderTest.join(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL"})
    void shouldSpeakNoOlderVersionThanTheDomainAllows(Engine engine) throws Exception {
        // Given
        listen(engine, Set.of("TLSv1.2", "TLSv1.3"), NEWEST, OLDER);

        // When
        terms.put(NAME, NEWEST_ONLY);

        // Then
        assertThat(ask(NAME, "TLSv1.3")).startsWith("TLSv1.3");
        assertThatRefused(() -> ask(NAME, "TLSv1.2"), "protocol_version");
        assertThat(ask(OTHER, "TLSv1.2")).startsWith("TLSv1.2");
        assertThat(ask(null, "TLSv1.2")).startsWith("TLSv1.2");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL"})
    void shouldSpeakOnlyTheSuitesThatTheDomainAllows(Engine engine) throws Exception {
        // Given
        listen(engine, Set.of("TLSv1.2", "TLSv1.3"), NEWEST, OLDER);

        // When
        terms.put(NAME, only(CHACHA, AES_256));

        // Then
        assertThat(ask(NAME, "TLSv1.2", AES_256)).isEqualTo("TLSv1.2 " + AES_256);
        assertThat(ask(NAME, "TLSv1.2", CHACHA)).isEqualTo("TLSv1.2 " + CHACHA);
        assertThat(ask(NAME, "TLSv1.2", AES_128, AES_256)).isEqualTo("TLSv1.2 " + AES_256);
        assertThatRefused(() -> ask(NAME, "TLSv1.2", AES_128), "handshake_failure");
        for (var suite : NEWEST) {
            assertThat(ask(NAME, "TLSv1.3", suite)).isEqualTo("TLSv1.3 " + suite);
        }
        assertThat(ask(OTHER, "TLSv1.2", AES_128)).isEqualTo("TLSv1.2 " + AES_128);
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL"})
    void shouldNeverSpeakWhatTheSettingsDontAllow(Engine engine) throws Exception {
        // Given
        listen(engine, Set.of("TLSv1.3"), NEWEST, List.of(AES_128));

        // When
        terms.put(
                NAME,
                ClientTls.DEFAULT
                        .withMinimumVersion(TlsVersion.TLS_1_2)
                        .withCipherSuites(Set.of(CipherSuite.valueOf(AES_128))));

        // Then
        assertThatRefused(() -> ask(NAME, "TLSv1.2"), "protocol_version");
        assertThat(ask(NAME, "TLSv1.3")).startsWith("TLSv1.3");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL"})
    void shouldSpeakTheNewestVersionAloneWhereSettingsAndDomainHaveNoSuiteInCommon(Engine engine) throws Exception {
        // Given
        listen(engine, Set.of("TLSv1.2", "TLSv1.3"), NEWEST, List.of(AES_128));

        // When
        terms.put(NAME, only(AES_256));

        // Then
        assertThatRefused(() -> ask(NAME, "TLSv1.2"), "protocol_version");
        assertThat(ask(NAME, "TLSv1.3")).startsWith("TLSv1.3");
        assertThat(ask(OTHER, "TLSv1.2")).isEqualTo("TLSv1.2 " + AES_128);
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL"})
    void shouldRefuseEveryHandshakeWhereSettingsAndDomainHaveNothingInCommon(Engine engine) throws Exception {
        // Given
        listen(engine, Set.of("TLSv1.2", "TLSv1.3"), List.of(), OLDER);

        // When
        terms.put(NAME, NEWEST_ONLY);

        // Then
        assertThatRefused(() -> ask(NAME, "TLSv1.2"), "handshake_failure");
        assertThatRefused(() -> ask(NAME, "TLSv1.3"), "handshake_failure");
        assertThat(ask(OTHER, "TLSv1.2")).startsWith("TLSv1.2");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL"})
    void shouldResumeNoSessionThatBeganWithWhatIsNotAllowedAnyMore(Engine engine) throws Exception {
        // Given
        listen(engine, Set.of("TLSv1.2", "TLSv1.3"), NEWEST, OLDER);
        try (var client = new ResumingClient(port, "TLSv1.2")) {
            terms.put(NAME, only(AES_128));
            assertThat(client.resumes(NAME)).isFalse();
            assertThat(client.resumes(NAME)).isTrue();

            // When
            terms.put(NAME, only(AES_256));

            // Then
            assertThat(client.resumes(NAME)).isFalse();
            terms.put(NAME, NEWEST_ONLY);
            assertThatThrownBy(() -> client.resumes(NAME)).hasStackTraceContaining("ALERT_PROTOCOL_VERSION");
        }
    }

    /** Holds however an engine treats a session whose suite is no longer enabled. */
    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL"})
    void shouldResumeNoSessionThatBeganWhenThereWasMoreToChooseFrom(Engine engine) throws Exception {
        // Given
        listen(engine, Set.of("TLSv1.2", "TLSv1.3"), NEWEST, OLDER);
        try (var client = new ResumingClient(port, "TLSv1.2")) {
            terms.put(NAME, only(AES_128, CHACHA));
            assertThat(client.resumes(NAME)).isFalse();
            assertThat(client.resumes(NAME)).isTrue();

            // When
            terms.put(NAME, only(AES_128));

            // Then
            assertThat(client.resumes(NAME)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL"})
    void shouldGoOnResumingWhileNothingChanges(Engine engine) throws Exception {
        // Given
        listen(engine, Set.of("TLSv1.2", "TLSv1.3"), NEWEST, OLDER);
        terms.put(NAME, NEWEST_ONLY);
        try (var client = new ResumingClient(port, "TLSv1.3")) {
            assertThat(client.resumes(NAME)).isFalse();

            // When
            var again = client.resumes(NAME);

            // Then
            assertThat(again).isTrue();
            assertThat(client.resumes(OTHER)).isFalse();
        }
    }

    private void listen(Engine engine, Set<String> protocols, List<String> newest, List<String> older) {
        assumeTrue(OpenSsl.isAvailable(), "BoringSSL can't be loaded here");
        var options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setSsl(true)
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(protocols)
                .setSslEngineOptions(TlsEngine.of(engine, new TicketKeys(), terms::get))
                .setKeyCertOptions(ServerIdentity.of(CERTIFICATE));
        newest.forEach(options::addEnabledCipherSuite);
        older.forEach(options::addEnabledCipherSuite);
        var server = vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end());
        port = EdgeUnderTest.join(server.listen()).actualPort();
    }

    /** Version and suite of a new session. */
    private String ask(@Nullable String name, String protocol, String... suites) throws Exception {
        var session = new TlsClient(port).ask(name, protocol, suites);
        return session.getProtocol() + " " + session.getCipherSuite();
    }

    private static ClientTls only(String... suites) {
        var allowed = Arrays.stream(suites).map(CipherSuite::valueOf).collect(Collectors.toSet());
        return ClientTls.DEFAULT.withCipherSuites(allowed);
    }

    private static void assertThatRefused(ThrowingCallable handshake, String alert) {
        assertThatThrownBy(handshake).isInstanceOf(SSLException.class).hasMessageContaining(alert);
    }
}
