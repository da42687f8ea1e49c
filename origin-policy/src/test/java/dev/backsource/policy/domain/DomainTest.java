package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DomainTest {
    private static final Origin PRIMARY = origin("192.0.2.1", 8080, OriginPriority.PRIMARY);
    private static final Origin SECONDARY = origin("192.0.2.2", 80, OriginPriority.SECONDARY);

    @Test
    void shouldGiveDynamicContentItsOwnPolicy() {
        // Given
        var domain = domain(SECONDARY, PRIMARY)
                .withPolicy(new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.DISABLED));

        // When
        var staticTarget = domain.target(ContentKind.STATIC, Scheme.HTTP, PRIMARY);
        var dynamicTarget = domain.target(ContentKind.DYNAMIC, Scheme.HTTP, PRIMARY);

        // Then
        assertThat(staticTarget).isEqualTo(new Target(Scheme.HTTPS, 443));
        assertThat(dynamicTarget).isEqualTo(new Target(Scheme.HTTP, 8080));
    }

    @Test
    void shouldNeedThePortsOfDynamicContentOnlyWhileItIsAccelerated() {
        // Given
        var domain = domain(PRIMARY)
                .withPolicy(
                        new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.enabled(RedirectType.HTTP)));
        var accelerated = domain.withDynamicAcceleration(new DynamicAcceleration(true, StaticRules.NONE));

        // When / Then
        assertThat(domain.neededTargets(PRIMARY)).containsExactly(new Target(Scheme.HTTPS, 443));
        assertThat(accelerated.neededTargets(PRIMARY))
                .containsExactly(new Target(Scheme.HTTP, 80), new Target(Scheme.HTTPS, 443));
    }

    @Test
    void shouldSendWhatMayBeOfEitherKindOverHttpsWhereOneOfThemGoesThere() {
        // Given
        var secureStatic =
                domain(PRIMARY).withPolicy(new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.DISABLED));
        var secureDynamic = domain(PRIMARY)
                .withPolicy(
                        new OriginProtocolPolicy(true, RedirectType.HTTP, ContentPolicy.enabled(RedirectType.HTTPS)));
        var acceleration = new DynamicAcceleration(true, StaticRules.NONE);

        // When / Then
        assertThat(ambiguous(secureStatic.withDynamicAcceleration(acceleration)))
                .isEqualTo(new Target(Scheme.HTTPS, 443));
        assertThat(ambiguous(secureDynamic.withDynamicAcceleration(acceleration)))
                .isEqualTo(new Target(Scheme.HTTPS, 443));
        assertThat(ambiguous(secureDynamic)).isEqualTo(new Target(Scheme.HTTP, 80));
    }

    private static Target ambiguous(Domain domain) {
        return domain.target(ContentKind.AMBIGUOUS, Scheme.HTTP, PRIMARY);
    }

    @Test
    void shouldBeLedByItsFirstPrimaryOrigin() {
        assertThat(domain(SECONDARY, PRIMARY).leadingOrigin()).isEqualTo(PRIMARY);
        assertThat(domain(SECONDARY).leadingOrigin()).isEqualTo(SECONDARY);
    }

    @Test
    void shouldRefuseTooFewTooManyAndRepeatedOrigins() {
        assertThatThrownBy(() -> domain()).hasMessageContaining("at least one origin");
        assertThatThrownBy(() -> domain(IntStream.range(1, 22)
                        .mapToObj(i -> origin("192.0.2." + i, 80, OriginPriority.PRIMARY))
                        .toArray(Origin[]::new)))
                .hasMessageContaining("the limit per domain is 20");
        assertThatThrownBy(() -> domain(PRIMARY, PRIMARY)).hasMessageContaining("listed twice");
    }

    @Test
    void shouldRefuseWeightsOutOfRange() {
        assertThatThrownBy(() -> new Origin(PRIMARY.address(), 80, OriginPriority.PRIMARY, 0))
                .hasMessageContaining("1..100");
        assertThatThrownBy(() -> new Origin(PRIMARY.address(), 80, OriginPriority.PRIMARY, 101))
                .hasMessageContaining("1..100");
    }

    @Test
    void shouldChangeOnePartAndLeaveTheOthers() {
        // Given
        var tls = new ClientTls(TlsVersion.TLS_1_3, null, null);
        var caching = new Caching(true);
        var request = new OriginRequest("a.example.com", null, null, null);
        var policy = new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.DISABLED);
        var acceleration = new DynamicAcceleration(true, StaticRules.NONE);
        var ports = new GrantedPorts(8080, null);
        var serving = Serving.STOPPED;
        var originTls = new OriginTls(OriginTls.Verification.NONE);

        // When
        var onceRound = domain(PRIMARY)
                .withClientTls(tls)
                .withCaching(caching)
                .withServing(serving)
                .withOrigins(List.of(SECONDARY), originTls)
                .withOriginRequest(request)
                .withPolicy(policy)
                .withDynamicAcceleration(acceleration)
                .withGrantedPorts(ports);

        // Then
        var name = DomainName.parse("www.example.com");
        var whole = new Domain(
                name, List.of(SECONDARY), originTls, request, policy, acceleration, ports, tls, caching, serving);
        assertThat(onceRound).isEqualTo(whole);
        assertThat(onceRound.withClientTls(ClientTls.DEFAULT).withClientTls(tls))
                .isEqualTo(whole);
        assertThat(onceRound.withCaching(Caching.DEFAULT).withCaching(caching)).isEqualTo(whole);
        assertThat(onceRound.withServing(Serving.ON).withServing(serving)).isEqualTo(whole);
    }

    private static Domain domain(Origin... origins) {
        return new Domain(
                DomainName.parse("www.example.com"),
                List.of(origins),
                OriginTls.DEFAULT,
                OriginProtocolPolicy.DISABLED,
                DynamicAcceleration.OFF,
                GrantedPorts.NONE);
    }

    private static Origin origin(String address, int port, OriginPriority priority) {
        return new Origin(OriginAddress.parse(address), port, priority, 10);
    }
}
