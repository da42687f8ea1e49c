package dev.backsource.health.watch;

import static dev.backsource.health.testing.TestDomains.domain;
import static dev.backsource.health.testing.TestDomains.follow;
import static dev.backsource.health.testing.TestDomains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.StandardPorts;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NeededPortTest {
    private static final OriginAddress IP = OriginAddress.parse("203.0.113.1");
    private static final OriginAddress NAME = OriginAddress.parse("origin.example.net");
    private static final StandardPorts STAND_INS = new StandardPorts(9080, 9443);

    @Test
    void shouldProbeTheStandInsButSpeakOfTheStandardPorts() {
        // When
        var ports = NeededPort.of(follow("www.example.com", origin(IP, 80)), STAND_INS);

        // Then
        assertThat(ports).extracting(port -> port.target().port()).containsExactly(80, 443);
        assertThat(ports).extracting(port -> port.probed().port()).containsExactly(9080, 9443);
    }

    @Test
    void shouldAskForTheHostThatClientsAskForWhateverTheOriginIsCalled() {
        assertThat(serverName("www.example.com", IP)).isEqualTo("www.example.com");
        assertThat(serverName("www.example.com", NAME)).isEqualTo("www.example.com");
        assertThat(serverName("*.example.com", NAME)).isEqualTo("www.example.com");
    }

    @Test
    void shouldGiveTheOriginTheTimeThatTheDomainGivesIt() {
        // Given
        var domain = follow("www.example.com", origin(IP, 80));
        var patient = Domain.of(domain.name(), domain.origins())
                .with(Part.ORIGIN_TLS, domain.originTls())
                .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withConnectTimeoutMs(7_000))
                .with(Part.POLICY, domain.policy())
                .with(Part.DYNAMIC_ACCELERATION, domain.dynamicAcceleration())
                .with(Part.GRANTED_PORTS, domain.grantedPorts());

        // When
        var ports = NeededPort.of(patient, STAND_INS);

        // Then
        assertThat(ports).extracting(port -> port.probed().connectTimeoutMs()).containsOnly(7_000);
    }

    @Test
    void shouldAskForTheNameThatTheDomainHasSet() {
        // Given
        var tls = OriginTls.DEFAULT.withServerName(ServerName.parse("tls.example.net"));
        var domain = follow("www.example.com", origin(NAME, 80));

        // When
        var ports = NeededPort.of(domain.with(Part.ORIGIN_TLS, tls), STAND_INS);

        // Then
        assertThat(ports)
                .extracting(port -> port.probed().tls())
                .containsExactly(null, TlsTerms.sample(domain.with(Part.ORIGIN_TLS, tls)));
    }

    @Test
    void shouldShareProbesBetweenDomainsUnlessTheyAskForDifferentNames() {
        // When
        var one = NeededPort.of(follow("one.example.com", origin(IP, 80)), STAND_INS);
        var two = NeededPort.of(follow("two.example.com", origin(IP, 80)), STAND_INS);

        // Then
        assertThat(one.get(0).probed()).isEqualTo(two.get(0).probed());
        assertThat(one.get(1).probed()).isNotEqualTo(two.get(1).probed());
    }

    @Test
    void shouldNameAPortOnceWhenTwoOriginsDifferOnlyInAPortThatIsNotNeeded() {
        assertThat(NeededPort.of(follow("www.example.com", origin(IP, 80), origin(IP, 8080)), STAND_INS))
                .hasSize(2);
    }

    @Test
    void shouldProbeTheOwnPortWhileThePolicyIsDisabled() {
        // When
        var ports =
                NeededPort.of(domain("www.example.com", OriginProtocolPolicy.DISABLED, origin(IP, 8080)), STAND_INS);

        // Then
        assertThat(ports).extracting(NeededPort::probed).containsExactly(new ProbeTarget(IP, 8080, 8080, null, null));
    }

    private static String serverName(String domain, OriginAddress address) {
        var tls = NeededPort.of(follow(domain, origin(address, 80)), STAND_INS)
                .get(1)
                .probed()
                .tls();
        return Objects.requireNonNull(tls).serverName();
    }
}
