package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.testing.certificates.Certificates;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTlsTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

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

    @Test
    void shouldVerifyFromTheEndOfAnExceptionOn() {
        // Given
        var tls = until(NOON);

        // When / Then
        assertThat(tls.verifies(NOON.minusMillis(1))).isFalse();
        assertThat(tls.verifies(NOON)).isTrue();
        assertThat(tls.effectiveAt(NOON.minusMillis(1))).isSameAs(tls);
        assertThat(tls.effectiveAt(NOON)).isEqualTo(OriginTls.DEFAULT);
        assertThat(until(null).verifies(NOON)).isFalse();
        assertThat(OriginTls.DEFAULT.verifies(Instant.EPOCH)).isTrue();
    }

    @Test
    void shouldHaveAnEndOfNoVerificationOnly() {
        assertThatThrownBy(() -> OriginTls.DEFAULT.withUnverifiedUntil(new ExceptionEnd(NOON)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("requires verification NONE");
        assertThatThrownBy(() -> until(Instant.MAX)).hasMessageContaining("between 1970 and 9999");
        assertThatThrownBy(() -> until(Instant.MIN)).hasMessageContaining("between 1970 and 9999");
        assertThat(until(NOON.plusMillis(999)).verifiedFrom()).isEqualTo(NOON);
        assertThatThrownBy(() -> ExceptionEnd.parse("tomorrow")).hasMessageContaining("must be a UTC time such as");
        assertThat(ExceptionEnd.parse("2026-12-01T13:00:00.5+01:00").at()).isEqualTo(NOON);
        assertThat(until(NOON).withVerification(Verification.FULL)).isEqualTo(OriginTls.DEFAULT);
    }

    @Test
    void shouldTakeAnEndThatLiesAheadButNotTooFarUnlessTheDomainHasItAlready() {
        // Given
        var past = until(NOON);
        var far = until(NOON.plus(Duration.ofDays(91)));

        // When / Then
        assertThatThrownBy(() -> past.requireEnd(null, NOON))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("lies in the past");
        assertThatThrownBy(() -> far.requireEnd(past, NOON)).hasMessageContaining("2027-03-01T12:00:00Z at the latest");
        assertThatNoException().isThrownBy(() -> past.requireEnd(past, NOON));
        assertThatNoException().isThrownBy(() -> far.requireEnd(past, NOON.plus(Duration.ofDays(1))));
        assertThatNoException().isThrownBy(() -> until(null).requireEnd(past, NOON));
    }

    private static OriginTls until(@Nullable Instant end) {
        return new OriginTls(Verification.NONE).withUnverifiedUntil(end == null ? null : new ExceptionEnd(end));
    }

    private static OriginTls trusting(String certificates) {
        return OriginTls.DEFAULT
                .withServerName(ServerName.parse("A.example.com"))
                .withCaCertificates(certificates)
                .withMinimumVersion(TlsVersion.TLS_1_3);
    }
}
