package dev.backsource.edge.http.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Rollouts.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.progressive.GivenTrials;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.GivenRequest;
import dev.backsource.edge.testing.Rollouts;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmDrawTest {
    private static final String TRYING = Rollouts.target(Arm.CANDIDATE, GivenRequest.HOST, 0);
    private static final String STAYING = Rollouts.target(Arm.BASELINE, GivenRequest.HOST, 0);

    private long nanos;

    private Route route(RedirectType before, RedirectType after) {
        var table = new RoutingTable(GivenTrials.of(() -> nanos));
        var baseline = domain(GivenRequest.HOST, before);
        var rollout = rollout(baseline, baseline.with(Part.POLICY, policy(after)));
        table.apply(baseline, new StateVersion(0, 1, 1), rollout);
        return Objects.requireNonNull(table.find(GivenRequest.HOST));
    }

    private static RoutedRequest draw(Route route, Scheme client, String method, String target, String... fields) {
        return ArmDraw.of(GivenRequest.of(route, client, method, target, fields));
    }

    @Test
    void shouldDrawTheRouteByTheResource() {
        // Given
        var route = route(RedirectType.HTTP, RedirectType.HTTPS);

        // When
        var trying = draw(route, Scheme.HTTP, "GET", TRYING);
        var staying = draw(route, Scheme.HTTP, "GET", STAYING);

        // Then
        assertThat(trying.triesCandidate()).isTrue();
        assertThat(trying.originScheme()).isEqualTo(Scheme.HTTPS);
        assertThat(trying.baseline()).isSameAs(route);
        assertThat(trying.underBaseline().route()).isSameAs(route);
        assertThat(trying.underBaseline().arm()).isNull();
        assertThat(staying.route()).isSameAs(route);
        assertThat(Objects.requireNonNull(staying.arm()).drawn()).isEqualTo(Arm.BASELINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE"})
    void shouldLeaveToTheBaselineWhatMayNotBeMadeAgain(String method) {
        assertThat(draw(route(RedirectType.HTTP, RedirectType.HTTPS), Scheme.HTTP, method, TRYING)
                        .arm())
                .isNull();
    }

    @Test
    void shouldLeaveToTheBaselineWhatHasABody() {
        var route = route(RedirectType.HTTP, RedirectType.HTTPS);

        assertThat(draw(route, Scheme.HTTP, "GET", TRYING, "content-length", "1")
                        .arm())
                .isNull();
        assertThat(draw(route, Scheme.HTTP, "OPTIONS", TRYING, "content-length", "0")
                        .triesCandidate())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS, HTTP, HTTPS, cookie, false",
        "HTTPS, HTTP, HTTPS, authorization, false",
        "HTTPS, HTTP, HTTPS, accept, true",
        "HTTPS, HTTP, HTTP, cookie, true",
        "FOLLOW, HTTP, HTTPS, cookie, false",
        "FOLLOW, HTTPS, HTTPS, cookie, true",
        "HTTP, HTTPS, HTTPS, cookie, true",
        "HTTP, FOLLOW, HTTP, authorization, true"
    })
    void shouldTakeNoCredentialsOfHttpsFromHttpsToHttp(
            RedirectType before, RedirectType after, Scheme client, String field, boolean tries) {
        assertThat(draw(route(before, after), client, "GET", TRYING, field, "a").triesCandidate())
                .isEqualTo(tries);
    }

    @Test
    void shouldTakeTheBaselineWhileTheTrialHolds() {
        // Given
        var route = route(RedirectType.HTTP, RedirectType.HTTPS);
        var candidate = Objects.requireNonNull(route.candidate());

        // When
        for (var key = 0; candidate.trial().next() == Verdict.CONTINUE; key++) {
            candidate.trial().ended(0, Arm.CANDIDATE, key, Pair.BOTH_FAILED, "refused");
        }
        var held = draw(route, Scheme.HTTP, "GET", TRYING);

        // Then
        assertThat(candidate.trial().isHeld()).isTrue();
        assertThat(held.route()).isSameAs(route);
        assertThat(held.arm()).isNotNull();
        assertThat(held.triesCandidate()).isFalse();
    }
}
