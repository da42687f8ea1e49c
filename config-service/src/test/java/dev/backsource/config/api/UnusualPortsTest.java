package dev.backsource.config.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports that only a deployment's setting lets origins have, or that domains have from before. */
class UnusualPortsTest {
    @Test
    void shouldWarnOfGrantedPortsOfOtherProtocols() {
        var warnings = UnusualPorts.of(domain(80).withGrantedPorts(new GrantedPorts(22, 25)));

        assertThat(warnings).extracting(Warning::code).containsExactly("unusual-port", "unusual-port");
        assertThat(warnings.get(0).detail()).contains("22", "SSH");
    }

    @Test
    void shouldWarnOfAnOriginsPortOfAnotherProtocolOnly() {
        assertThat(UnusualPorts.of(domain(25))).extracting(Warning::code).containsExactly("unusual-port");
        assertThat(UnusualPorts.of(domain(8080))).isEmpty();
    }

    private static Domain domain(int port) {
        return new Domain(
                new DomainName("www.example.com"),
                List.of(new Origin(OriginAddress.parse("203.0.113.1"), port, OriginPriority.PRIMARY, 10)),
                OriginTls.DEFAULT,
                OriginProtocolPolicy.DISABLED,
                DynamicAcceleration.OFF,
                GrantedPorts.NONE);
    }
}
