package dev.backsource.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.ForeignCertificate;
import dev.backsource.policy.finding.IncompleteChain;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.UnknownRoot;
import dev.backsource.policy.finding.WeakTls;
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
        var company = TestAuthority.root("O=Example,CN=Company Root");
        var limited = ROOT.intermediateFor("example.net", "CN=Example CA 2");
        var sameName = TestAuthority.root("CN=Example Root");
        return List.of(
                new Row(null, chain(good, INTERMEDIATE.certificate())),
                new Row(null, chain(good, INTERMEDIATE.certificate(), ROOT.certificate())),
                new Row(null, chain(ROOT.server(days(-1), days(90), "*.example.com"))),
                new Row("no-certificate", List.of()),
                new Row("certificate-self-signed", chain(TestCertificate.of(NAME))),
                new Row("certificate-untrusted", chain(published)),
                new Row("certificate-untrusted", chain(good)),
                new Row("certificate-untrusted", chain(other.server(days(-1), days(90), NAME))),
                new Row("certificate-untrusted", chain(other.server(days(-1), days(90), NAME), other.certificate())),
                new Row("certificate-untrusted", chain(company.server(days(-1), days(90), NAME))),
                new Row("tls-refused", chain(sameName.server(days(-1), days(90), NAME))),
                new Row("tls-refused", chain(ROOT.client(NAME))),
                new Row("tls-refused", chain(limited.server(days(-1), days(90), NAME), limited.certificate())),
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
        var rules = row.chain().contains(WEAK.certificate())
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
        var root = TestAuthority.root("O=Example,CN=Company Root");
        var issuing = root.intermediate("O=Example,CN=Company Issuing CA");
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

    @Test
    void theReasonIsNamedWhereTheRootIsTrusted() {
        // When
        var found = RULES.objection(array(chain(ROOT.client(NAME))), "UNKNOWN", NAME, NOW);

        // Then
        assertThat(found)
                .isEqualTo(Measurement.of(
                        FindingKind.TLS_REFUSED,
                        new WeakTls("its chain is invalid: Extended key usage does not permit use for TLS server"
                                + " authentication")));
    }

    /**
     * @param code of the finding
     * @param chain that the origin sends
     */
    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("byPublicRoots")
    void aLoneCertificateWithItsIssuersAddressLacksItsIssuerByTheEdgesRoots(Row row) {
        // Given
        var rules = new CertificateRules(TrustRoots.only(ROOT.pem()), false, false);

        // When
        var found = rules.objection(row.chain().toArray(X509Certificate[]::new), "UNKNOWN", NAME, NOW);

        // Then
        assertThat(found).isNotNull();
        assertThat(found.kind().code()).isEqualTo(row.code());
    }

    static List<Row> byPublicRoots() {
        var other = TestAuthority.root("CN=Other Root").intermediate("CN=Other CA 1");
        var published = other.serverWithIssuersAddress(NAME);
        return List.of(
                new Row("chain-incomplete", chain(published)),
                new Row("certificate-untrusted", chain(published, other.certificate())));
    }

    @ParameterizedTest
    @CsvSource({
        // A certificate of a year, of 90 days, of 6 days and of a day
        "365, 45, 0", "365, 31, 0", "365, 29, 30", "365, 8, 30", "365, 6, 7", "365, 2, 7",
        "90, 29, 0", "90, 22, 30", "6, 2, 0", "6, 1.2, 7", "1, 0.5, 0", "1, 0.2, 1"
    })
    void aCertificateIsToldBeforeItExpires(double lifetime, double left, int withinDays) {
        // Given
        var end = NOW.plusSeconds(Math.round(left * 86_400));
        var server = INTERMEDIATE.server(end.minusSeconds(Math.round(lifetime * 86_400)), end, NAME);

        // When
        var found = RULES.expiring(array(chain(server, INTERMEDIATE.certificate())), NOW);

        // Then
        assertThat(found == null ? 0 : ((CertificateExpiring) found.evidence()).withinDays())
                .isEqualTo(withinDays);
    }

    @Test
    void aTrustedRootWithAnotherSignatureIsNoPartOfTheChain() {
        // Given
        var old = TestAuthority.root("CN=Old Root");
        var soon = ROOT.server(days(-80), days(10), NAME);
        var expired = ROOT.signedBy(old, days(-30));

        // When
        var found = RULES.expiring(array(chain(soon, expired)), NOW);

        // Then
        assertThat(found).isNotNull();
        assertThat(((CertificateExpiring) found.evidence()).subject()).isEqualTo("CN=" + NAME);
        assertThat(RULES.expiring(
                        array(chain(ROOT.server(days(-1), days(80), NAME), ROOT.signedBy(old, days(5)))), NOW))
                .isNull();
        assertThat(RULES.objection(array(chain(soon, expired)), "UNKNOWN", NAME, NOW))
                .isNull();
    }

    /** Java accepts it whatever its time. */
    @Test
    void aTrustedServerCertificateIsNotToldBeforeItExpires() {
        // Given
        var pinned = ROOT.server(days(-80), days(5), NAME);
        var rules = new CertificateRules(TrustRoots.only(pinned.pem()), true, false);
        var over = ROOT.server(days(-80), days(-5), NAME);

        // When / Then
        assertThat(rules.expiring(array(chain(pinned)), NOW)).isNull();
        assertThat(new CertificateRules(TrustRoots.only(over.pem()), true, false)
                        .objection(array(chain(over)), "UNKNOWN", NAME, NOW))
                .isNull();
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
