package dev.backsource.config.api.answers;

import static dev.backsource.testing.config.SampleDomains.domain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Part;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.GrantedPorts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports that only a deployment's setting lets origins have, or that domains have from before. */
class PortWarningsTest {
    private static final OriginAccess BY_DEFAULT = OriginAccess.of(List.of(), List.of(), List.of());
    private static final OriginAccess ALL = OriginAccess.of(List.of(), List.of(), List.of("1-65535"));
    private static final OriginAccess STANDARD = OriginAccess.of(List.of(), List.of(), List.of("80", "443"));

    @Test
    void shouldWarnOfPortsOfOtherProtocolsWhereOriginsMayHaveThem() {
        // When
        var warnings = PortWarnings.of(domain(25).with(Part.GRANTED_PORTS, new GrantedPorts(22, 8443)), ALL);

        // Then
        assertThat(warnings).extracting(Warning::code).containsExactly("unusual-port", "unusual-port");
        assertThat(warnings.get(0).detail()).contains("SMTP", "send HTTP to it");
        assertThat(warnings.get(1).detail()).contains("22", "SSH");
    }

    @Test
    void shouldSayOfAPortThatOriginsMayNotHaveThatEdgesDoNotConnectToIt() {
        // When
        var warnings = PortWarnings.of(domain(25).with(Part.GRANTED_PORTS, new GrantedPorts(null, 22)), BY_DEFAULT);

        // Then
        assertThat(warnings)
                .extracting(Warning::code)
                .containsExactly("origin-port-prohibited", "origin-port-prohibited");
        assertThat(warnings).extracting(Warning::detail).allMatch(text -> text.contains("edges don't connect to it"));
        assertThat(warnings).extracting(Warning::detail).noneMatch(text -> text.contains("send HTTP"));
    }

    @Test
    void shouldGoByThePortsThatAreSet() {
        assertThat(PortWarnings.of(domain(8080), BY_DEFAULT)).isEmpty();
        assertThat(PortWarnings.of(domain(8080), STANDARD))
                .extracting(Warning::code)
                .containsExactly("origin-port-prohibited");
        assertThat(PortWarnings.of(domain(443), STANDARD)).isEmpty();
    }
}
