package dev.backsource.config.api.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.config.api.answers.MovedRequests.RequestsOfClass;
import dev.backsource.config.figures.LastHour;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.RequestClass;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovedRequestsTest {
    private static final LastHour HOUR = new LastHour(
            List.of(
                    new LastHour.OfClass(RequestClass.HTTP_STATIC, 100, 90),
                    new LastHour.OfClass(RequestClass.HTTPS_STATIC, 2_000, 1_500),
                    new LastHour.OfClass(RequestClass.HTTPS_DYNAMIC, 30, 0)),
            2,
            2,
            0);
    private static final LastHour UNKNOWN = new LastHour(List.of(), 2, 0, 0);
    private static final DynamicAcceleration CSS = rules("css");

    @Test
    void shouldTellWhichClassesMove() {
        // Given: static content follows; then it goes over HTTPS
        var before = domain(RedirectType.FOLLOW, CSS);
        var after = domain(RedirectType.HTTPS, CSS);

        // When
        var moved = MovedRequests.of(before, after, HOUR);

        // Then
        var https = List.of(new Target(Scheme.HTTPS, 443));
        assertThat(moved.classes())
                .contains(new RequestsOfClass(
                        Scheme.HTTP, ContentKind.STATIC, 100, 90, List.of(new Target(Scheme.HTTP, 80)), https, 100L));
        assertThat(moved.classes())
                .extracting(RequestsOfClass::client, RequestsOfClass::kind, RequestsOfClass::moved)
                .containsExactly(
                        tuple(Scheme.HTTP, ContentKind.STATIC, 100L),
                        tuple(Scheme.HTTPS, ContentKind.STATIC, 0L),
                        tuple(Scheme.HTTPS, ContentKind.DYNAMIC, 0L));
        assertThat(moved)
                .extracting(
                        MovedRequests::requests,
                        MovedRequests::fromCache,
                        MovedRequests::moved,
                        MovedRequests::mayMoveMore,
                        MovedRequests::undecided)
                .containsExactly(2_130L, 1_590L, 100L, false, 0L);
    }

    @Test
    void shouldNotTakeUnknownRequestsForNone() {
        // When
        var moving = MovedRequests.of(domain(RedirectType.FOLLOW, CSS), domain(RedirectType.HTTPS, CSS), UNKNOWN);
        var staying = MovedRequests.of(domain(RedirectType.FOLLOW, CSS), domain(RedirectType.FOLLOW, CSS), UNKNOWN);

        // Then
        assertThat(moving.requests()).isNull();
        assertThat(moving.moved()).isNull();
        assertThat(moving.mayMoveMore()).isTrue();
        assertThat(staying.requests()).isNull();
        assertThat(staying.moved()).isZero();
        assertThat(staying.mayMoveMore()).isFalse();
    }

    @Test
    void shouldLeaveOpenWhatDependsOnThePath() {
        // When
        var moved = MovedRequests.of(domain(RedirectType.HTTPS, CSS), domain(RedirectType.HTTPS, rules("js")), HOUR);

        // Then
        assertThat(moved.moved()).isZero();
        assertThat(moved.undecided()).isEqualTo(2_130);
        assertThat(moved.classes()).extracting(RequestsOfClass::after).containsOnlyNulls();
    }

    @Test
    void shouldTellOfARemovalWhatItEnds() {
        // When
        var moved = MovedRequests.of(domain(RedirectType.HTTPS, CSS), null, HOUR);

        // Then
        assertThat(moved.requests()).isEqualTo(2_130);
        assertThat(moved.moved()).isNull();
    }

    private static DynamicAcceleration rules(String suffix) {
        return new DynamicAcceleration(true, new StaticRules(List.of(suffix), List.of(), List.of()));
    }

    /** Dynamic content goes to the origin's own port. */
    private static Domain domain(RedirectType type, DynamicAcceleration acceleration) {
        return Domain.of(
                        new DomainName("www.example.com"),
                        List.of(new Origin(new OriginAddress("192.0.2.1"), 80, OriginPriority.PRIMARY, 10)))
                .with(Part.DYNAMIC_ACCELERATION, acceleration)
                .with(Part.POLICY, new OriginProtocolPolicy(true, type, ContentPolicy.DISABLED));
    }
}
