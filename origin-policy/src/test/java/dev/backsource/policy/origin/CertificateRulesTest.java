package dev.backsource.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.ForeignCertificate;
import dev.backsource.policy.finding.IncompleteChain;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.UnknownRoot;
import dev.backsource.testing.certificates.TestAuthority;
import dev.backsource.testing.certificates.TestCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateRulesTest {
    private static final String NAME = "www.example.com";
    private static final Instant NOW = Instant.now();
    private static final TestCertificate WEAK = TestCertificate.rsa(1_024, "SHA256withRSA", NAME, NAME);
    private static final TestAuthority ROOT = TestAuthority.root("CN=Example Root");
    private static final TestAuthority INTERMEDIATE = ROOT.intermediate("CN=Example CA 1");
    private static final CertificateRules RULES = new CertificateRules(TrustRoots.only(ROOT.pem()), true, false);

    /**
     * @param code of the finding; null for an accepted chain
     * @param chain that the origin sends
     */
    record Row(@Nullable String code, List<X509Certificate> chain) {}

    static List<Row> rows() {
        var good = INTERMEDIATE.server(days(-1), days(90), NAME);
        var published = INTERMEDIATE.serverWithIssuersAddress(NAME);
        var other = TestAuthority.root("CN=Other Root");
        var company = TestAuthority.root("CN=Company Root,O=Example");
        var sameName = TestAuthority.root("CN=Example Root");
        return List.of(
                new Row(null, chain(good, INTERMEDIATE.certificate())),
                new Row(null, chain(good, INTERMEDIATE.certificate(), ROOT.certificate())),
                new Row(null, chain(ROOT.server(days(-1), days(90), "*.example.com"))),
                new Row("no-certificate", List.of()),
                new Row("certificate-self-signed", chain(TestCertificate.of(NAME))),
                new Row("chain-incomplete", chain(published)),
                new Row("certificate-untrusted", chain(good)),
                new Row("certificate-untrusted", chain(other.server(days(-1), days(90), NAME))),
                new Row("certificate-untrusted", chain(other.server(days(-1), days(90), NAME), other.certificate())),
                new Row("certificate-untrusted", chain(company.server(days(-1), days(90), NAME))),
                new Row("certificate-untrusted", chain(sameName.server(days(-1), days(90), NAME))),
                new Row(
                        "certificate-expired",
                        chain(INTERMEDIATE.server(days(-9), days(-1), NAME), INTERMEDIATE.certificate())),
                new Row(
                        "certificate-not-yet-valid",
                        chain(INTERMEDIATE.server(days(1), days(9), NAME), INTERMEDIATE.certificate())),
                new Row("certificate-name", chain(ROOT.server(days(-1), days(90), "www.example.net"))),
                new Row("tls-refused", chain(WEAK)));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("rows")
    void aChainIsAcceptedOrRefusedByItsFirstGate(Row row) {
        // Given: the weak certificate is trusted, since it signs itself
        var rules = "tls-refused".equals(row.code())
                ? new CertificateRules(TrustRoots.only(WEAK.pem()), true, false)
                : RULES;

        // When
        var found = rules.objection(row.chain().toArray(X509Certificate[]::new), "UNKNOWN", NAME, NOW);

        // Then
        assertThat(found == null ? null : found.kind().code()).isEqualTo(row.code());
    }

    @Test
    void theIssuerIsMissingWhereAnAuthorityOfTheSameOrganizationIsTrusted() {
        // Given
        var root = TestAuthority.root("CN=Company Root,O=Example");
        var issuing = root.intermediate("CN=Company Issuing CA,O=Example");
        var rules = new CertificateRules(TrustRoots.only(root.pem()), true, false);

        // When
        var found = rules.objection(array(chain(issuing.server(days(-1), days(9), NAME))), "UNKNOWN", NAME, NOW);

        // Then
        assertThat(found)
                .isEqualTo(Measurement.of(
                        FindingKind.CHAIN_INCOMPLETE,
                        new IncompleteChain(1, "CN=" + NAME, "CN=Company Issuing CA,O=Example")));
    }

    @Test
    void anUnknownRootIsNamed() {
        // Given
        var root = TestAuthority.root("CN=Other Root");

        // When
        var found = RULES.objection(
                array(chain(root.server(days(-1), days(9), NAME), root.certificate())), "UNKNOWN", NAME, NOW);

        // Then
        assertThat(found)
                .isEqualTo(Measurement.of(
                        FindingKind.CERTIFICATE_UNTRUSTED, new UnknownRoot("CN=" + NAME, "CN=Other Root", true)));
    }

    @Test
    void namesStandSideBySideAndTheirNumberIsBounded() {
        // Given
        var names = IntStream.range(0, 25).mapToObj(i -> i + ".example.net").toArray(String[]::new);

        // When
        var found = RULES.objection(array(chain(ROOT.server(days(-1), days(9), names))), "UNKNOWN", NAME, NOW);

        // Then
        assertThat(found).isNotNull();
        var evidence = (ForeignCertificate) found.evidence();
        assertThat(evidence.names()).hasSize(10).startsWith("0.example.net");
        assertThat(evidence.more()).isEqualTo(15);
        assertThat(evidence.serverName()).isEqualTo(NAME);
    }

    @ParameterizedTest
    @CsvSource({"45, 0", "31, 0", "29, 30", "8, 30", "6, 7", "2, 7"})
    void aCertificateIsToldBeforeItExpires(int left, int withinDays) {
        // When
        var found = CertificateRules.expiring(
                array(chain(INTERMEDIATE.server(days(-1), days(left), NAME), INTERMEDIATE.certificate())), NOW);

        // Then
        assertThat(found == null ? 0 : ((CertificateExpiring) found.evidence()).withinDays())
                .isEqualTo(withinDays);
    }

    @Test
    void aCertificateThatExpiresTodayIsTold() {
        var found = CertificateRules.expiring(
                array(chain(INTERMEDIATE.server(days(-1), NOW.plusSeconds(3_600), NAME))), NOW);

        assertThat(((CertificateExpiring) found.evidence()).withinDays()).isEqualTo(1);
    }

    private static Instant days(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static List<X509Certificate> chain(TestCertificate server, X509Certificate... others) {
        var chain = new ArrayList<X509Certificate>(List.of(server.certificate()));
        chain.addAll(Arrays.asList(others));
        return chain;
    }

    private static X509Certificate[] array(List<X509Certificate> chain) {
        return chain.toArray(X509Certificate[]::new);
    }
}
