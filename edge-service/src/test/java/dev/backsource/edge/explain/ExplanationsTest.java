package dev.backsource.edge.explain;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Rollouts.rollout;
import static dev.backsource.edge.testing.Rollouts.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.edge.findings.EdgeFindings;
import dev.backsource.edge.findings.SeenRedirects;
import dev.backsource.edge.progressive.GivenTrials;
import dev.backsource.edge.proxy.request.RequestedUrl;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.GivenRequest;
import dev.backsource.edge.testing.Rollouts;
import dev.backsource.edge.upstream.balancing.TestOutliers;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.explanation.StoredState;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.testing.time.TurnedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationsTest {
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final RoutingTable table = new RoutingTable(GivenTrials.of(() -> 0));
    private final EdgeCache cache = new EdgeCache(
            settings(),
            table,
            new SimpleMeterRegistry(),
            new SeenRedirects(table, new EdgeFindings(table, clock), clock));
    private final Explanations explanations = new Explanations(table, TestOutliers.none(), cache, clock);

    private static EdgeSettings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(EdgeSettings.class)
                .withDefaultValues(Map.of("backsource.edge.cache.max-bytes", "1048576"))
                .withValidateUnknown(false)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(EdgeSettings.class);
    }

    @ParameterizedTest
    @EnumSource(Arm.class)
    void shouldSayTheArmAndTheCandidateOfAProgressiveRollout(Arm arm) {
        // Given
        var baseline = domain(GivenRequest.HOST, RedirectType.HTTP);
        var changed = baseline.with(Part.POLICY, policy(RedirectType.HTTPS));
        table.apply(baseline, new StateVersion(0, 1, 1), rollout(baseline, changed));
        var url = RequestedUrl.of("http://" + GivenRequest.HOST + target(arm, GivenRequest.HOST, 0));

        // When
        var explained = explanations.of(Objects.requireNonNull(url), Scheme.HTTP);

        // Then
        assertThat(explained.origins().get(0).target().scheme()).isEqualTo(Scheme.HTTP);
        var rollout = explained.rollout();
        assertThat(rollout.id()).isEqualTo(Rollouts.ID);
        assertThat(rollout.arm()).isEqualTo(arm);
        assertThat(rollout.aborted()).isFalse();
        assertThat(rollout.stored()).isEqualTo(StoredState.NONE);
        assertThat(rollout.origins().get(0).target().scheme()).isEqualTo(Scheme.HTTPS);
    }

    /** The share of a trial never shrinks. */
    @Test
    void shouldDrawTheArmAsRequestsAreDrawn() {
        // Given
        var baseline = domain(GivenRequest.HOST, RedirectType.HTTP);
        var first = rollout(baseline, baseline.with(Part.POLICY, policy(RedirectType.HTTPS)));
        var smaller = new ProgressiveRollout(
                first.id(), 2, 1e-9, first.alpha(), first.candidate(), first.startedAt(), first.stepAt());
        table.apply(baseline, new StateVersion(0, 1, 1), first);

        // When
        table.apply(baseline, new StateVersion(0, 2, 2), smaller);
        var target = target(Arm.CANDIDATE, GivenRequest.HOST, 0);
        var url = RequestedUrl.of("http://" + GivenRequest.HOST + target);
        var explained = explanations.of(Objects.requireNonNull(url), Scheme.HTTP);

        // Then
        assertThat(explained.rollout().arm()).isEqualTo(Arm.CANDIDATE);
    }
}
