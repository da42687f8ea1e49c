package dev.backsource.edge.tasting;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.progressive.GivenTrials;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.Rollouts;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticRequestTest {
    private static final String HOST = "www.example.com";
    private static final Domain PLAIN =
            domain(HOST, origin("203.0.113.7", 80)).with(Part.POLICY, policy(RedirectType.HTTP));

    private static final StaticRules RULES = new StaticRules(List.of("css"), List.of(), List.of());

    private static Route route(Domain domain, @Nullable ProgressiveRollout rollout) {
        var table = new RoutingTable(GivenTrials.of(() -> 0));
        table.apply(domain, new StateVersion(0, 1, 1), rollout);
        return table.find(HOST);
    }

    private static List<SyntheticRequest> requests(Domain domain) {
        return SyntheticRequest.of(route(domain, null), HOST);
    }

    private static Domain withRules(StaticRules rules) {
        return PLAIN.with(Part.DYNAMIC_ACCELERATION, new DynamicAcceleration(true, rules));
    }

    @Test
    void shouldRequestOverEitherScheme() {
        assertThat(requests(PLAIN))
                .containsExactly(new SyntheticRequest(Scheme.HTTP, "/"), new SyntheticRequest(Scheme.HTTPS, "/"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldRequestEitherKindOfContent(StaticRules rules) {
        // Given
        var route = route(withRules(rules), null);

        // When
        var requests = SyntheticRequest.of(route, HOST);

        // Then
        assertThat(requests.stream().map(request -> route.kindOf(request.target())))
                .containsExactly(ContentKind.STATIC, ContentKind.DYNAMIC, ContentKind.STATIC, ContentKind.DYNAMIC);
    }

    static List<StaticRules> rules() {
        return List.of(
                RULES,
                new StaticRules(List.of(), List.of("/index.html"), List.of()),
                new StaticRules(List.of(), List.of(), List.of("/static/*")),
                new StaticRules(List.of(), List.of(), List.of("/*.css", "/a*b*c")),
                new StaticRules(List.of(), List.of("/ü", "/a%2fb"), List.of("/x")));
    }

    @Test
    void shouldLeaveOutAKindThatNoTargetHas() {
        // Given
        var route = route(withRules(new StaticRules(List.of(), List.of(), List.of("/*"))), null);

        // When
        var requests = SyntheticRequest.of(route, HOST);

        // Then
        assertThat(requests.stream().map(request -> route.kindOf(request.target())))
                .containsOnly(ContentKind.STATIC)
                .hasSize(2);
    }

    @Test
    void shouldRequestUnderEitherArmOfEachKind() {
        // Given
        var domain = withRules(RULES);
        var rollout = Rollouts.rollout(domain, domain.with(Part.POLICY, policy(RedirectType.HTTPS)));
        var route = route(domain, rollout);

        // When
        var requests = SyntheticRequest.of(route, HOST);

        // Then
        assertThat(requests).hasSize(8);
        assertThat(requests.stream().map(request -> route.candidate().draw(HOST, request.target())))
                .containsExactly(
                        Arm.BASELINE,
                        Arm.CANDIDATE,
                        Arm.BASELINE,
                        Arm.CANDIDATE,
                        Arm.BASELINE,
                        Arm.CANDIDATE,
                        Arm.BASELINE,
                        Arm.CANDIDATE);
    }
}
