package dev.backsource.policy.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.Arbitraries;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;

class RouteDecisionProperties {

    @Samples
    void httpsByPolicyIsNeverHttp(Sample sample) {
        var policy = ContentPolicy.enabled(RedirectType.HTTPS);
        var target = RouteDecision.decide(policy, Arbitraries.grantedPorts(sample), client(sample), port(sample));

        assertThat(target.scheme()).isEqualTo(Scheme.HTTPS);
        assertThat(target.port()).isNotEqualTo(80);
    }

    @Samples
    void anHttpsClientUnderFollowIsNeverDowngraded(Sample sample) {
        var policy = ContentPolicy.enabled(RedirectType.FOLLOW);
        var target = RouteDecision.decide(policy, Arbitraries.grantedPorts(sample), Scheme.HTTPS, port(sample));

        assertThat(target.scheme()).isEqualTo(Scheme.HTTPS);
    }

    @Samples
    void anEnabledPolicyNeverUsesTheOriginsOwnPort(Sample sample) {
        var policy = ContentPolicy.enabled(sample.of(RedirectType.class));
        var granted = Arbitraries.grantedPorts(sample);
        var client = client(sample);

        assertThat(RouteDecision.decide(policy, granted, client, port(sample)))
                .isEqualTo(RouteDecision.decide(policy, granted, client, port(sample)));
    }

    @Samples
    void aDisabledPolicyTakesTheOriginsOwnPortWhateverTheClientSpeaks(Sample sample) {
        var policy = new ContentPolicy(false, sample.of(RedirectType.class));
        var granted = Arbitraries.grantedPorts(sample);
        var originPort = port(sample);

        assertThat(RouteDecision.decide(policy, granted, Scheme.HTTP, originPort))
                .isEqualTo(RouteDecision.decide(policy, granted, Scheme.HTTPS, originPort))
                .extracting(Target::port)
                .isEqualTo(originPort);
    }

    @Samples
    void everyDecidedTargetIsNeeded(Sample sample) {
        var policy = Arbitraries.contentPolicy(sample);
        var granted = Arbitraries.grantedPorts(sample);
        var originPort = port(sample);

        assertThat(RouteDecision.neededTargets(policy, granted, originPort))
                .contains(RouteDecision.decide(policy, granted, client(sample), originPort))
                .hasSizeLessThanOrEqualTo(2);
    }

    private static Scheme client(Sample sample) {
        return sample.of(Scheme.class);
    }

    /** A port, which may also be one of the policy's own two. */
    private static int port(Sample sample) {
        return sample.oneOf(() -> sample.between(1, 65535), () -> sample.of(80, 443));
    }
}
