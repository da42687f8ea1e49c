package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.testing.certificates.Certificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTlsTest {

    @Test
    void shouldTakeUpToTwentyCertificatesWithRemarksBetween() {
        // Given
        var bundle = ("# issued for tests\r\n" + Certificates.ONE + "\n").repeat(20);

        // When / Then
        assertThat(trusting(bundle).caCertificates()).isEqualTo(bundle);
        assertThatThrownBy(() -> trusting(bundle + Certificates.ONE)).hasMessageContaining("there are 21");
        assertThatThrownBy(() -> trusting(bundle + " ".repeat(64 * 1024))).hasMessageContaining("64 KiB");
        assertThatThrownBy(() -> trusting("none")).hasMessageContaining("there are 0");
    }

    @Test
    void shouldNeverTakeAKeyOrACertificateCutShort() {
        assertThatThrownBy(() -> trusting(Certificates.ONE + "-----BEGIN PRIVATE KEY-----\nAAAA"))
                .hasMessageContaining("never a key");
        assertThatThrownBy(() -> trusting(Certificates.ONE.substring(0, 200))).hasMessageContaining("truncated");
    }

    @Test
    void shouldSayWhichCertificateIsNone() {
        // Given
        var broken = Certificates.ONE.replaceFirst("\nM", "\nA");

        // When / Then
        assertThatThrownBy(() -> trusting(Certificates.ONE + "\n" + broken))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("CA certificate 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "*.example.com", "a.example.com:443", "", "a b"})
    void shouldRefuseServerNamesThatSniCannotCarry(String name) {
        assertThatThrownBy(() -> ServerName.parse(name)).isInstanceOf(InvalidValueException.class);
    }

    private static OriginTls trusting(String certificates) {
        return OriginTls.DEFAULT
                .withServerName(ServerName.parse("A.example.com"))
                .withCaCertificates(certificates)
                .withMinimumVersion(TlsVersion.TLS_1_3);
    }
}
