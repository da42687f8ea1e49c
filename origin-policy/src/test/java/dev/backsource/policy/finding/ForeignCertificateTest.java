package dev.backsource.policy.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignCertificateTest {
    @Test
    void shouldSayThatACommonNameDoesNotCount() {
        // Given
        var found = new ForeignCertificate(List.of(), 0, "www.example.com", null, "CN=www.example.com");

        // Then
        assertThat(found.fault(Place.DOMAIN))
                .isEqualTo("Certificate of the domain has no subject alternative names, only the subject"
                        + " CN=www.example.com, whose common name doesn't count; edges require www.example.com.");
        assertThat(found.remedy(Place.DOMAIN))
                .isEqualTo("Install a certificate that has www.example.com among its subject alternative names.");
        assertThat(found.withHost("a.test").subject()).isEqualTo("CN=www.example.com");
    }
}
