package dev.backsource.policy.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RouteDecisionProperties {

    @Property
    void httpsByPolicyIsNeverHttp(
            @ForAll Scheme client,
            @ForAll("grants") GrantedPorts granted,
            @ForAll @IntRange(min = 1, max = 65535) int originPort) {
        var target = RouteDecision.decide(ContentPolicy.enabled(RedirectType.HTTPS), granted, client, originPort);

        assertThat(target.scheme()).isEqualTo(Scheme.HTTPS);
        assertThat(target.port()).isNotEqualTo(80);
    }

    @Property
    void anHttpsClientUnderFollowIsNeverDowngraded(
            @ForAll("grants") GrantedPorts granted, @ForAll @IntRange(min = 1, max = 65535) int originPort) {
        var target =
                RouteDecision.decide(ContentPolicy.enabled(RedirectType.FOLLOW), granted, Scheme.HTTPS, originPort);

        assertThat(target.scheme()).isEqualTo(Scheme.HTTPS);
    }

    @Property
    void anEnabledPolicyNeverUsesTheOriginsOwnPort(
            @ForAll RedirectType type,
            @ForAll Scheme client,
            @ForAll("grants") GrantedPorts granted,
            @ForAll @IntRange(min = 1, max = 65535) int onePort,
            @ForAll @IntRange(min = 1, max = 65535) int otherPort) {
        var policy = ContentPolicy.enabled(type);

        assertThat(RouteDecision.decide(policy, granted, client, onePort))
                .isEqualTo(RouteDecision.decide(policy, granted, client, otherPort));
    }

    @Property
    void aDisabledPolicyTakesTheOriginsOwnPortWhateverTheClientSpeaks(
            @ForAll RedirectType kept,
            @ForAll("grants") GrantedPorts granted,
            @ForAll @IntRange(min = 1, max = 65535) int originPort) {
        var policy = new ContentPolicy(false, kept);

        assertThat(RouteDecision.decide(policy, granted, Scheme.HTTP, originPort))
                .isEqualTo(RouteDecision.decide(policy, granted, Scheme.HTTPS, originPort))
                .extracting(Target::port)
                .isEqualTo(originPort);
    }

    @Property
    void everyDecidedTargetIsNeeded(
            @ForAll("policies") ContentPolicy policy,
            @ForAll Scheme client,
            @ForAll("grants") GrantedPorts granted,
            @ForAll @IntRange(min = 1, max = 65535) int originPort) {
        assertThat(RouteDecision.neededTargets(policy, granted, originPort))
                .contains(RouteDecision.decide(policy, granted, client, originPort))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Provide
    Arbitrary<GrantedPorts> grants() {
        return Arbitraries.grantedPorts();
    }

    @Provide
    Arbitrary<ContentPolicy> policies() {
        return Arbitraries.contentPolicies();
    }
}
