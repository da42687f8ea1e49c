package dev.backsource.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {
    /** Its common name is cn.example.com; it has no other. */
    private static final String COMMON_NAME_ONLY = """
            -----BEGIN CERTIFICATE-----
            MIIBiTCCAS+gAwIBAgIUNiTCm0ssHfhaiJkm12z+UWzXElowCgYIKoZIzj0EAwIw
            GTEXMBUGA1UEAwwOY24uZXhhbXBsZS5jb20wIBcNMjYxMTI2MDAxOTE5WhgPMjEy
            NjExMDIwMDE5MTlaMBkxFzAVBgNVBAMMDmNuLmV4YW1wbGUuY29tMFkwEwYHKoZI
            zj0CAQYIKoZIzj0DAQcDQgAEYK+8zCP95UTIMPi+QBlRC9SA4ODl0qeDRnlujVl0
            WgMieiLLFDCJ5kCREc5/HI4IQ9uWQcX1IpX8BHZe5m590aNTMFEwHQYDVR0OBBYE
            FIt31GkTmIFoNA/kx5/AOspsztXHMB8GA1UdIwQYMBaAFIt31GkTmIFoNA/kx5/A
            OspsztXHMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAJvVMDBl
            k4dzRgKR4phE79olI8JpKpZhJl+ENN+VYHUiAiBm22+ZdE/S8tr7gbYhbWSUmHUm
            Hctzh4VbO0rgkxxctA==
            -----END CERTIFICATE-----
            """;

    /** As above, and DNS:www, *.wild, f*.part and MIXED below example.com, *.com, IP:192.0.2.1 and IP:2001:db8::1. */
    private static final String WITH_NAMES = """
            -----BEGIN CERTIFICATE-----
            MIICAzCCAaigAwIBAgIULhjwCFn+0T68lJFa05S5xOZgLvswCgYIKoZIzj0EAwIw
            GTEXMBUGA1UEAwwOY24uZXhhbXBsZS5jb20wIBcNMjYxMTI2MDAxOTE5WhgPMjEy
            NjExMDIwMDE5MTlaMBkxFzAVBgNVBAMMDmNuLmV4YW1wbGUuY29tMFkwEwYHKoZI
            zj0CAQYIKoZIzj0DAQcDQgAEzX9/pK98ZEQVCA0Xh0E3z1Ykb98g39Jg93UI/96R
            4CRfRE40TDuEg+iOrfkTONJQ8NiSP44qTLTH9LlxVxlh26OByzCByDAdBgNVHQ4E
            FgQUNZ0y1nbPFdfWFbDRVp2mYD7gd8AwHwYDVR0jBBgwFoAUNZ0y1nbPFdfWFbDR
            Vp2mYD7gd8AwDwYDVR0TAQH/BAUwAwEB/zB1BgNVHREEbjBsgg93d3cuZXhhbXBs
            ZS5jb22CEioud2lsZC5leGFtcGxlLmNvbYITZioucGFydC5leGFtcGxlLmNvbYIF
            Ki5jb22CEU1JWEVELmV4YW1wbGUuY29thwTAAAIBhxAgAQ24AAAAAAAAAAAAAAAB
            MAoGCCqGSM49BAMCA0kAMEYCIQCTrH8uApkvbdALcNWoZnqc6Dx1lpN8M8yEJ8ya
            F7scRwIhANJ7SHRJ7nXB2Oko2Kl8QaLQojTEOuYv2teaq1R5F1Tr
            -----END CERTIFICATE-----
            """;

    @ParameterizedTest
    @CsvSource({
        "www.example.com,      true",
        "mixed.example.com,    true",
        "a.wild.example.com,   true",
        "a.b.wild.example.com, false",
        "wild.example.com,     false",
        "foo.part.example.com, false",
        "cn.example.com,       false",
        "example.com,          false",
        "192.0.2.1,            true",
        "192.0.2.2,            false",
        "2001:db8::1,          true",
        "2001:db8:0::2,        false",
    })
    void shouldGoByTheAlternativeNames(String name, boolean covered) {
        assertThat(CertificateNames.covers(certificate(WITH_NAMES), name)).isEqualTo(covered);
    }

    @Test
    void shouldGiveNothingForTheCommonName() {
        assertThat(CertificateNames.covers(certificate(COMMON_NAME_ONLY), "cn.example.com"))
                .isFalse();
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
