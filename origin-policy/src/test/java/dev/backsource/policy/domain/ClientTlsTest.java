package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTlsTest {
    private static final CipherSuite FIRST = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
    private static final CipherSuite LAST = CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256;

    @Test
    void shouldKeepSuitesInOneOrderWhateverTheyAreGivenIn() {
        // Given
        var given = new LinkedHashSet<>(List.of(LAST, FIRST));

        // When
        var tls = ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_2).withCipherSuites(given);
        given.clear();

        // Then
        assertThat(tls.cipherSuites()).containsExactly(FIRST, LAST);
        assertThat(tls)
                .isEqualTo(
                        ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_2).withCipherSuites(Set.of(FIRST, LAST)));
    }

    @Test
    void shouldRefuseSuitesThatLeaveClientsOutOrAreNeverUsed() {
        assertThatThrownBy(() -> ClientTls.DEFAULT.withCipherSuites(Set.of()))
                .hasMessageContaining("cipherSuites is empty");
        assertThatThrownBy(() ->
                        ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_3).withCipherSuites(Set.of(FIRST)))
                .hasMessageContaining("minimumVersion of TLS1.3 excludes");
    }

    @Test
    void shouldAllowSuitesOfTls12AsFarAsItNamesThemAndTheVersion() {
        // Given
        var newest = ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_3);
        var first = ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_2).withCipherSuites(Set.of(FIRST));
        var any = ClientTls.DEFAULT
                .withMinimumVersion(TlsVersion.TLS_1_2)
                .withStrictTransportSecurity(new StrictTransportSecurity(0, false, false));

        // When, Then
        assertThat(newest.narrows()).isTrue();
        assertThat(newest.allowsSuite(FIRST.name())).isFalse();
        assertThat(first.narrows()).isTrue();
        assertThat(first.allowsSuite(FIRST.name())).isTrue();
        assertThat(first.allowsSuite(LAST.name())).isFalse();
        assertThat(any.narrows()).isFalse();
        assertThat(any.allowsSuite("TLS_RSA_WITH_AES_128_CBC_SHA")).isTrue();
        assertThat(ClientTls.DEFAULT.narrows()).isFalse();
    }

    @Test
    void shouldKnowSuitesByTheirNamesOfTheRegistry() {
        assertThat(EnumSet.allOf(CipherSuite.class))
                .extracting(CipherSuite::name)
                .allMatch(name -> name.matches("TLS_ECDHE_(RSA|ECDSA)_WITH_"
                        + "(AES_128_GCM_SHA256|AES_256_GCM_SHA384|CHACHA20_POLY1305_SHA256)"))
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, false, max-age=0",
        "31536000, true, false, max-age=31536000; includeSubDomains",
        "31536000, true, true, max-age=31536000; includeSubDomains; preload",
        "315360000, false, false, max-age=315360000",
    })
    void shouldSayStrictTransportAsTheFieldDoes(int maxAge, boolean subDomains, boolean preload, String value) {
        assertThat(new StrictTransportSecurity(maxAge, subDomains, preload).fieldValue())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, false, false, 0..315360000",
        "315360001, true, false, 0..315360000",
        "31535999, true, true, preload requires",
        "31536000, false, true, preload requires",
    })
    void shouldRefuseWhatBrowsersWouldNotTake(int maxAge, boolean subDomains, boolean preload, String reason) {
        assertThatThrownBy(() -> new StrictTransportSecurity(maxAge, subDomains, preload))
                .hasMessageContaining(reason);
    }
}
