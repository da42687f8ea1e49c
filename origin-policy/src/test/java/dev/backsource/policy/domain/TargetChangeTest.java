package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.RequestClass;
import dev.backsource.policy.protocol.RouteDecision;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetChangeTest {
    private static final DynamicAcceleration RULES =
            new DynamicAcceleration(true, new StaticRules(List.of("css"), List.of(), List.of()));
    private static final GrantedPorts GRANTED = new GrantedPorts(8080, 8443);
    private static final Target OWN_PORT = new Target(Scheme.HTTP, 8000);

    /** Disabled, and every redirect type. */
    private static final List<ContentPolicy> POLICIES = Stream.concat(
                    Stream.of(ContentPolicy.DISABLED),
                    Stream.of(RedirectType.values()).map(type -> new ContentPolicy(true, type)))
            .toList();

    @Test
    void shouldFollowTheDecisionForEachPolicyKindAndScheme() {
        for (var before : domains()) {
            for (var after : domains()) {
                for (var of : RequestClass.values()) {
                    // When
                    var change = TargetChange.of(before, after, of);

                    // Then
                    var was = decision(before, of);
                    var is = decision(after, of);
                    assertThat(change)
                            .as("%s of %s to %s", of, before.policy(), after.policy())
                            .isEqualTo(new TargetChange(List.of(was), List.of(is), was.equals(is) ? 0.0 : 1.0));
                }
            }
        }
    }

    @Test
    void shouldNameEachClassOnce() {
        assertThat(RequestClass.values())
                .hasSize(RequestClass.COUNT)
                .allMatch(of -> RequestClass.of(of.client(), of.kind()) == of);
    }

    @Test
    void shouldTakeEverythingForStaticWhileDynamicAccelerationIsOff() {
        // Given
        var before = domain(RedirectType.HTTP, RedirectType.HTTPS, DynamicAcceleration.OFF);
        var after = domain(RedirectType.HTTPS, RedirectType.HTTPS, DynamicAcceleration.OFF);

        // Then
        for (var of : RequestClass.values()) {
            assertThat(TargetChange.of(before, after, of).share()).isEqualTo(1.0);
            assertThat(TargetChange.of(before, after, of).before()).containsExactly(new Target(Scheme.HTTP, 80));
        }
    }

    @Test
    void shouldNotDecideWhatDependsOnThePath() {
        // Given
        var off = domain(RedirectType.HTTP, RedirectType.FOLLOW, DynamicAcceleration.OFF);
        var on = domain(RedirectType.HTTP, RedirectType.FOLLOW, RULES);
        var otherRules = domain(
                RedirectType.HTTP,
                RedirectType.FOLLOW,
                new DynamicAcceleration(true, new StaticRules(List.of("js"), List.of(), List.of())));

        // Then: HTTP clients have the same target by both policies
        assertThat(TargetChange.of(off, on, RequestClass.HTTPS_STATIC))
                .isEqualTo(new TargetChange(List.of(new Target(Scheme.HTTP, 80)), null, null));
        assertThat(TargetChange.of(off, on, RequestClass.HTTP_STATIC).share()).isZero();
        assertThat(TargetChange.of(on, otherRules, RequestClass.HTTPS_DYNAMIC).share())
                .isNull();
        assertThat(TargetChange.of(on, off, RequestClass.HTTPS_DYNAMIC).share()).isEqualTo(1.0);
    }

    @Test
    void shouldTellTheShareByWeightsOfTheOriginsInUse() {
        // Given
        var before = Domain.of(
                new DomainName("www.example.com"),
                List.of(
                        origin("192.0.2.1", 80, OriginPriority.PRIMARY, 10),
                        origin("192.0.2.2", 8080, OriginPriority.PRIMARY, 30),
                        origin("192.0.2.3", 443, OriginPriority.SECONDARY, 50)));
        var after =
                before.with(Part.POLICY, policy(new ContentPolicy(true, RedirectType.HTTP), ContentPolicy.DISABLED));
        var change = TargetChange.of(before, after, RequestClass.HTTPS_STATIC);

        // Then
        assertThat(change.before()).containsExactly(new Target(Scheme.HTTP, 80), new Target(Scheme.HTTP, 8080));
        assertThat(change.after()).containsExactly(new Target(Scheme.HTTP, 80));
        assertThat(change.share()).isCloseTo(0.75, within(1e-6));
    }

    private static Origin origin(String address, int port, OriginPriority priority, int weight) {
        return new Origin(new OriginAddress(address), port, priority, weight);
    }

    private static List<Domain> domains() {
        var domains = new ArrayList<Domain>();
        for (var ofStatic : POLICIES) {
            for (var ofDynamic : POLICIES) {
                var domain = Domain.of(
                                new DomainName("www.example.com"),
                                List.of(origin("192.0.2.1", OWN_PORT.port(), OriginPriority.PRIMARY, 10)))
                        .with(Part.DYNAMIC_ACCELERATION, RULES)
                        .with(Part.POLICY, policy(ofStatic, ofDynamic));
                domains.add(domain);
                domains.add(domain.with(Part.GRANTED_PORTS, GRANTED));
            }
        }
        return domains;
    }

    private static Domain domain(RedirectType ofStatic, RedirectType ofDynamic, DynamicAcceleration acceleration) {
        return Domain.of(
                        new DomainName("www.example.com"),
                        List.of(origin("192.0.2.1", 8000, OriginPriority.PRIMARY, 10)))
                .with(Part.DYNAMIC_ACCELERATION, acceleration)
                .with(Part.POLICY, policy(new ContentPolicy(true, ofStatic), new ContentPolicy(true, ofDynamic)));
    }

    private static OriginProtocolPolicy policy(ContentPolicy ofStatic, ContentPolicy ofDynamic) {
        return new OriginProtocolPolicy(ofStatic.enabled(), ofStatic.redirectType(), ofDynamic);
    }

    private static Target decision(Domain domain, RequestClass of) {
        var ofStatic = decision(domain, ContentKind.STATIC, of.client());
        var ofDynamic = decision(domain, ContentKind.DYNAMIC, of.client());
        return switch (of.kind()) {
            case STATIC -> ofStatic;
            case DYNAMIC -> ofDynamic;
            case AMBIGUOUS -> RouteDecision.securer(ofStatic, ofDynamic);
        };
    }

    private static Target decision(Domain domain, ContentKind kind, Scheme client) {
        return RouteDecision.decide(domain.policy().of(kind), domain.grantedPorts(), client, OWN_PORT.port());
    }
}
