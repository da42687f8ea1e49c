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
                .with(Part.POLICY, new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.DISABLED));

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
                .with(
                        Part.POLICY,
                        new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.enabled(RedirectType.HTTP)));
        var accelerated = domain.with(Part.DYNAMIC_ACCELERATION, new DynamicAcceleration(true, StaticRules.NONE));

        // When / Then
        assertThat(domain.neededTargets(PRIMARY)).containsExactly(new Target(Scheme.HTTPS, 443));
        assertThat(accelerated.neededTargets(PRIMARY))
                .containsExactly(new Target(Scheme.HTTP, 80), new Target(Scheme.HTTPS, 443));
    }

    @Test
    void shouldSendWhatMayBeOfEitherKindOverHttpsWhereOneOfThemGoesThere() {
        // Given
        var secureStatic = domain(PRIMARY)
                .with(Part.POLICY, new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.DISABLED));
        var secureDynamic = domain(PRIMARY)
                .with(
                        Part.POLICY,
                        new OriginProtocolPolicy(true, RedirectType.HTTP, ContentPolicy.enabled(RedirectType.HTTPS)));
        var acceleration = new DynamicAcceleration(true, StaticRules.NONE);

        // When / Then
        assertThat(ambiguous(secureStatic.with(Part.DYNAMIC_ACCELERATION, acceleration)))
                .isEqualTo(new Target(Scheme.HTTPS, 443));
        assertThat(ambiguous(secureDynamic.with(Part.DYNAMIC_ACCELERATION, acceleration)))
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
        assertChangesAlone(Part.ORIGINS, List.of(SECONDARY));
        assertChangesAlone(Part.ORIGIN_TLS, new OriginTls(OriginTls.Verification.NONE));
        assertChangesAlone(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withHost("a.example.com"));
        assertChangesAlone(Part.POLICY, new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.DISABLED));
        assertChangesAlone(Part.DYNAMIC_ACCELERATION, new DynamicAcceleration(true, StaticRules.NONE));
        assertChangesAlone(Part.GRANTED_PORTS, new GrantedPorts(8080, null));
        assertChangesAlone(Part.CLIENT_TLS, ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_3));
        assertChangesAlone(Part.CACHING, new Caching(true));
        assertChangesAlone(Part.SERVING, Serving.STOPPED);
    }

    @Test
    void shouldShareTheInstanceOfADefault() {
        // When
        var domain = domain(PRIMARY).with(Part.CACHING, new Caching(true)).with(Part.CACHING, new Caching(null));

        // Then
        assertThat(domain.get(Part.CACHING)).isSameAs(Caching.DEFAULT);
        assertThat(domain).isEqualTo(domain(PRIMARY)).hasSameHashCodeAs(domain(PRIMARY));
    }

    private static <T> void assertChangesAlone(Part<T> part, T value) {
        var before = domain(PRIMARY);
        var after = before.with(part, value);
        assertThat(after.get(part)).isEqualTo(value);
        assertThat(after).isNotEqualTo(before);
        assertThat(after.with(part, before.get(part))).isEqualTo(before);
        assertThat(Part.ALL)
                .filteredOn(other -> !other.equals(part))
                .allSatisfy(other -> assertThat(after.get(other)).isEqualTo(before.get(other)));
    }

    private static Domain domain(Origin... origins) {
        return Domain.of(DomainName.parse("www.example.com"), List.of(origins));
    }

    private static Origin origin(String address, int port, OriginPriority priority) {
        return new Origin(OriginAddress.parse(address), port, priority, 10);
    }
}
