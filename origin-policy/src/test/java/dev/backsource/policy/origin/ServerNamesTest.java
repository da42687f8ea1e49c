package dev.backsource.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerNamesTest {
    @ParameterizedTest(name = "{0} with server name {1} and host {2}")
    @CsvSource({
        "www.example.com, ,             ,                    ,               www.example.com",
        "*.example.com,   ,             ,                    ,               www.example.com",
        "www.example.com, tls.test,     ,                    tls.test,       tls.test",
        "www.example.com, tls.test,     host.test,           tls.test,       tls.test",
        "*.example.com,   ,             host.test,           host.test,      host.test",
        "www.example.com, ,             host.test:8443,      host.test,      host.test",
        "www.example.com, ,             192.0.2.1:8443,      192.0.2.1,      192.0.2.1",
        "www.example.com, ,             [2001:db8::1]:8443,  2001:db8::1,    2001:db8::1",
        "www.example.com, ,             [2001:db8::1],       2001:db8::1,    2001:db8::1",
    })
    void shouldNameWhomTheRequestIsFor(
            String name, @Nullable String serverName, @Nullable String host, @Nullable String fixed, String sample) {
        // Given
        var domain = domain(name, serverName, host);

        // When, Then
        assertThat(ServerNames.fixed(domain)).isEqualTo(fixed);
        assertThat(ServerNames.sample(domain)).isEqualTo(sample);
    }

    @Test
    void shouldKeepTheSampleOfALongWildcardAName() {
        var suffix = ("a".repeat(60) + ".").repeat(4) + "ab.test";

        assertThat(ServerNames.sample(domain("*." + suffix, null, null))).isEqualTo(suffix);
    }

    @Test
    void shouldIndicateNoAddress() {
        assertThat(TlsTerms.sample(domain("www.example.com", null, "192.0.2.1")).indicatedName())
                .isNull();
        assertThat(TlsTerms.sample(domain("www.example.com", null, null)).indicatedName())
                .isEqualTo("www.example.com");
    }

    private static Domain domain(String name, @Nullable String serverName, @Nullable String host) {
        var set = serverName == null ? null : ServerName.parse(serverName);
        return Domain.of(
                        new DomainName(name),
                        List.of(new Origin(OriginAddress.parse("origin.test"), 443, OriginPriority.PRIMARY, 10)))
                .with(Part.ORIGIN_TLS, OriginTls.DEFAULT.withServerName(set))
                .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withHost(host));
    }
}
