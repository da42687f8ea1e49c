package dev.backsource.config.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.config.SampleDomains;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DomainStateTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Domain BASELINE = SampleDomains.domain(80);

    @Test
    void shouldKeepItsRolloutInItsStoredForm() {
        // Given
        var state = state(BASELINE, BASELINE.with(Part.POLICY, following()));

        // When
        var read = DomainState.decode(state.encoded());

        // Then
        assertThat(read).isEqualTo(state);
        assertThat(read.domain()).isEqualTo(BASELINE);
        assertThat(read.prospect().policy()).isEqualTo(following());
    }

    /** A baseline with one port, and a candidate that needs two: the promotion may not exceed the quota. */
    @Test
    void shouldTakeTheProbesThatEitherArmNeeds() {
        // Given
        var follows = BASELINE.with(Part.POLICY, following());

        // Then
        assertThat(DomainQuotas.probes(state(BASELINE, null))).isEqualTo(1);
        assertThat(DomainQuotas.probes(state(BASELINE, follows))).isEqualTo(2);
        assertThat(DomainQuotas.probes(state(follows, BASELINE))).isEqualTo(2);
    }

    @Test
    void shouldCountAsUnverifiedWhileEitherArmIs() {
        // Given
        var verified = BASELINE;
        var forADay = unverified("2026-12-02T12:00:00Z");
        var longer = unverified("2026-12-03T12:00:00Z");
        var over = unverified("2026-12-01T11:00:00Z");
        var always = BASELINE.with(Part.ORIGIN_TLS, new OriginTls(Verification.NONE));

        // Then
        assertThat(state(verified, forADay).leastVerified(NOW)).isEqualTo(forADay);
        assertThat(state(forADay, verified).leastVerified(NOW)).isEqualTo(forADay);
        assertThat(state(forADay, longer).leastVerified(NOW)).isEqualTo(longer);
        assertThat(state(longer, forADay).leastVerified(NOW)).isEqualTo(longer);
        assertThat(state(always, longer).leastVerified(NOW)).isEqualTo(always);
        assertThat(state(forADay, over).leastVerified(NOW)).isEqualTo(forADay);
    }

    private static OriginProtocolPolicy following() {
        return new OriginProtocolPolicy(true, RedirectType.FOLLOW, ContentPolicy.DISABLED);
    }

    private static Domain unverified(String until) {
        return BASELINE.with(
                Part.ORIGIN_TLS, new OriginTls(Verification.NONE).withUnverifiedUntil(ExceptionEnd.parse(until)));
    }

    private static DomainState state(Domain domain, @Nullable Domain candidate) {
        var rollout = candidate == null
                ? null
                : new ProgressiveRollout("r-1", 1, 0.01, 1e-6, Candidate.of(domain, candidate), NOW, NOW);
        return new DomainState(domain, 0, 5, NOW, "ops", "shop", rollout);
    }
}
