package dev.backsource.config.api.creations;

import static dev.backsource.config.testing.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.testing.certificates.Certificates;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewDomainBodyTest {
    @Test
    void shouldFillInDefaults() {
        // When
        var domain = Objects.requireNonNull(read("""
                {"name": "WWW.Example.COM.", "origins": [{"address": "[2001:db8::1]", "port": 443}]}""", NewDomainBody.TYPE)).domain();

        // Then
        assertThat(domain.name().value()).isEqualTo("www.example.com");
        assertThat(domain.origins().get(0).address().value()).isEqualTo("2001:db8::1");
        assertThat(domain.origins().get(0).priority()).isEqualTo(OriginPriority.PRIMARY);
        assertThat(domain.origins().get(0).weight()).isEqualTo(10);
        assertThat(domain.originTls()).isEqualTo(OriginTls.DEFAULT);
        assertThat(domain.policy()).isEqualTo(OriginProtocolPolicy.DISABLED);
        assertThat(domain.grantedPorts()).isEqualTo(GrantedPorts.NONE);
    }

    @Test
    void shouldReadHowOriginsAreAsked() {
        // When
        var domain = Objects.requireNonNull(
                        read("""
                {"name": "www.example.com", "origins": [{"address": "a", "port": 1}],
                 "originTls": {"serverName": "Origin.example.com", "caCertificates": "%s", "minimumVersion": "TLS1.3"},
                 "originRequest": {"host": "Origin.example.com:8080", "connectTimeoutMs": 100, "idleTimeoutMs": null}}
                """.formatted(Certificates.ONE.replace("\n", "\\n")), NewDomainBody.TYPE))
                .domain();

        // Then
        assertThat(domain.originTls())
                .isEqualTo(OriginTls.DEFAULT
                        .withServerName(ServerName.parse("origin.example.com"))
                        .withCaCertificates(Certificates.ONE)
                        .withMinimumVersion(TlsVersion.TLS_1_3));
        assertThat(domain.originRequest())
                .isEqualTo(OriginRequest.DEFAULT
                        .withHost("origin.example.com:8080")
                        .withConnectTimeoutMs(100));
    }

    @Test
    void shouldReadHowClientsAreServed() {
        // When
        var domain = Objects.requireNonNull(read("""
                {"name": "www.example.com", "origins": [{"address": "a", "port": 1}],
                 "clientTls": {"minimumVersion": "TLS1.2", "cipherSuites": ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"],
                  "strictTransportSecurity": {"maxAgeSeconds": 31536000, "includeSubDomains": true, "preload": null}},
                 "caching": {"storeSetCookie": true}}""", NewDomainBody.TYPE)).domain();

        // Then
        assertThat(domain.get(Part.CLIENT_TLS))
                .isEqualTo(ClientTls.DEFAULT
                        .withMinimumVersion(TlsVersion.TLS_1_2)
                        .withCipherSuites(Set.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384))
                        .withStrictTransportSecurity(new StrictTransportSecurity(31_536_000, true, false)));
        assertThat(domain.get(Part.CACHING)).isEqualTo(new Caching(true));
    }
}
