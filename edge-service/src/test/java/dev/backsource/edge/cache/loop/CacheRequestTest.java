package dev.backsource.edge.cache.loop;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Rollouts.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.http.fields.CdnLoop;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.fields.OverrideFields;
import dev.backsource.edge.http.fields.UnkeyedFields;
import dev.backsource.edge.http.upstream.ArmDraw;
import dev.backsource.edge.progressive.GivenTrials;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.GivenRequest;
import dev.backsource.edge.testing.Rollouts;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.origin.AddressRanges;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CacheRequestTest {
    private static final Headers HEADERS = new Headers(
            "edge-1", new CdnLoop("edge-1"), AddressRanges.NONE, OverrideFields.KNOWN, UnkeyedFields.REGISTERED);

    @ParameterizedTest
    @EnumSource(Arm.class)
    void shouldHaveTheBaselinesKeyUnderTheBaseline(Arm arm) {
        // Given
        var table = new RoutingTable(GivenTrials.of(() -> 0));
        var baseline = domain(GivenRequest.HOST, RedirectType.HTTP);
        var changed = baseline.with(Part.POLICY, policy(RedirectType.HTTPS));
        table.apply(baseline, new StateVersion(0, 1, 1), rollout(baseline, changed));
        var route = Objects.requireNonNull(table.find(GivenRequest.HOST));
        var target = Rollouts.target(arm, GivenRequest.HOST, 0);
        var drawn = ArmDraw.of(GivenRequest.of(route, Scheme.HTTP, "GET", target));

        // When
        var request = CacheRequest.of(drawn, HEADERS);
        var committed = request.underBaseline();

        // Then
        assertThat(request.key().originScheme()).isEqualTo(arm == Arm.CANDIDATE ? Scheme.HTTPS : Scheme.HTTP);
        assertThat(committed.key().originScheme()).isEqualTo(Scheme.HTTP);
        assertThat(committed.routed().arm()).isNull();
        assertThat(committed.underBaseline()).isSameAs(committed);
    }
}
