package dev.backsource.edge.tls;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.HttpsSettings.Engine;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.Domains;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.TlsClient;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.testing.certificates.TestCertificate;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections to a domain that is stricter than the edge, with BoringSSL where this platform has it and with the JDK's engine. */
@ParameterizedClass
@EnumSource(
        value = Engine.class,
        names = {"FASTEST", "JDK"})
class DomainTermsIT {
    private static final ClientTls NEWEST_ONLY = ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_3);
    private static final String OK = "HTTP/1.1 200";
    private static final String MISDIRECTED = "HTTP/1.1 421";

    private final BuiltEdge edge;

    private final EdgeSettings settings;

    private CachedSite site;
    private CachedSite neighbour;

    DomainTermsIT(Engine engine) {
        edge = BuiltEdge.by(engine);
        settings = edge.settings();
    }

    @BeforeEach
    void start() {
        site = CachedSite.saying(edge, "Cache-Control", "max-age=60");
        neighbour = CachedSite.saying(edge, "Cache-Control", "max-age=60");
    }

    @AfterEach
    void stop() {
        site.close();
        neighbour.close();
    }

    @Test
    void shouldMakeHandshakesAsTheDomainOfTheNameAsks() throws Exception {
        // Given
        assertThat(ask(site.host(), site.host(), "TLSv1.2")).isEqualTo(OK);

        // When
        site.change(domain -> domain.with(Part.CLIENT_TLS, NEWEST_ONLY));

        // Then
        assertThatThrownBy(() -> ask(site.host(), site.host(), "TLSv1.2"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("protocol_version");
        assertThat(ask(site.host(), site.host(), "TLSv1.3")).isEqualTo(OK);
        assertThat(ask(neighbour.host(), neighbour.host(), "TLSv1.2")).isEqualTo(OK);
        site.change(domain -> domain);
        assertThat(ask(site.host(), site.host(), "TLSv1.2")).isEqualTo(OK);
    }

    @Test
    void shouldMakeHandshakesAsTheWildcardOfTheNameAsks() throws Exception {
        // Given
        edge.apply(Domains.domain("*.terms.example.test", Domains.origin("192.0.2.1", 80))
                .with(Part.CLIENT_TLS, NEWEST_ONLY));

        // When / Then
        assertThatThrownBy(() -> new TlsClient(edge.httpsPort()).ask("a.terms.example.test", "TLSv1.2"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("protocol_version");
    }

    @Test
    void shouldRefuseRequestsOverAnOlderVersionThanTheDomainAllows() throws Exception {
        // Given
        site.change(domain -> domain.with(Part.CLIENT_TLS, NEWEST_ONLY));

        // When / Then
        assertThat(ask(null, site.host(), "TLSv1.2")).isEqualTo(MISDIRECTED);
        assertThat(ask(null, site.host(), "TLSv1.3")).isEqualTo(OK);
        assertThat(ask(null, neighbour.host(), "TLSv1.2")).isEqualTo(OK);
    }

    @Test
    void shouldRefuseRequestsByAnotherSuiteThanTheDomainAllows() throws Exception {
        // Given
        var allowed = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384;
        var other = CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256;

        // When
        site.change(domain -> domain.with(Part.CLIENT_TLS, ClientTls.DEFAULT.withCipherSuites(Set.of(allowed))));

        // Then
        assertThat(ask(null, site.host(), "TLSv1.2", allowed.name())).isEqualTo(OK);
        assertThat(ask(null, site.host(), "TLSv1.2", other.name())).isEqualTo(MISDIRECTED);
        assertThat(ask(null, site.host(), "TLSv1.3")).isEqualTo(OK);
    }

    @Test
    void shouldRefuseRequestsOfAConnectionForAnotherNameOfTheSameCertificate() throws Exception {
        // Given
        var certificate = TestCertificate.rsa(site.host(), neighbour.host());
        certificate.write(settings.https().certificates().orElseThrow(), "terms");
        await().until(() -> new TlsClient(edge.httpsPort())
                .certificate(site.host())
                .getSerialNumber()
                .equals(certificate.serial()));

        // When
        site.change(domain -> domain.with(Part.CLIENT_TLS, NEWEST_ONLY));

        // Then
        assertThat(ask(neighbour.host(), site.host(), "TLSv1.2")).isEqualTo(MISDIRECTED);
        assertThat(ask(neighbour.host(), site.host(), "TLSv1.3")).isEqualTo(OK);
    }

    @Test
    void shouldRefuseRequestsOfAConnectionThatWasMadeWhenTheDomainAskedForLess() throws Exception {
        try (var socket = new TlsClient(edge.httpsPort()).open(site.host(), "TLSv1.2")) {
            // When
            site.change(domain -> domain.with(Part.CLIENT_TLS, NEWEST_ONLY));

            // Then
            assertThat(TlsClient.exchange(socket, site.host())).isEqualTo(MISDIRECTED);
        }
    }

    @Test
    void shouldRefuseRequestsOverHttp2AndLeaveTheOthersOfTheConnection() {
        // Given
        site.change(domain -> domain.with(Part.CLIENT_TLS, NEWEST_ONLY));

        try (var client = new RawHttp2Client(edge.httpsPort(), null, "TLSv1.2")) {
            // When
            var refused = client.get(site.host(), "/a");
            var answered = client.get(neighbour.host(), "/a");

            // Then
            assertThat(refused.status()).isEqualTo(421);
            assertThat(refused.body()).contains(site.host()).contains("open a new connection with that server name");
            assertThat(answered.status()).isEqualTo(200);
        }
    }

    @Test
    void shouldAskNothingOfClientsWithoutTls() {
        // Given
        site.change(domain -> domain.with(Part.CLIENT_TLS, NEWEST_ONLY));

        // When
        var answer = site.get();

        // Then
        assertThat(answer.status()).isEqualTo(200);
    }

    /** The beginning of the response to a client that has connected for {@code serverName} and requests {@code host}. */
    private String ask(@Nullable String serverName, String host, String protocol, String... suites) throws Exception {
        try (var socket = new TlsClient(edge.httpsPort()).openWith(serverName, protocol, suites)) {
            return TlsClient.exchange(socket, host);
        }
    }
}
