package dev.backsource.edge.upstream.balancing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.secondary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {
    /** The choice of an origin doesn't depend on the client, so none of its methods is called. */
    private static final HttpServerRequest CLIENT = (HttpServerRequest) Proxy.newProxyInstance(
            LoadBalancerTest.class.getClassLoader(),
            new Class<?>[] {HttpServerRequest.class},
            (proxy, method, args) -> {
                throw new AssertionError("the client was asked for " + method.getName());
            });

    private final AtomicLong now = new AtomicLong();
    private final OutlierDetection outliers =
            new OutlierDetection(Ejection.Rules.of(1, Duration.ofSeconds(1), Duration.ofSeconds(30)), now::get);
    private final LoadBalancer balancer = new LoadBalancer(outliers);

    @Test
    void shouldGoToTheSecondaryWhileThePrimaryIsPassedOver() {
        // Given
        var request = request(origin("192.0.2.1", 80), secondary("192.0.2.2", 80));

        // When
        fail(request, 0, FailureScope.DOMAIN);

        // Then
        assertThat(balancer.next(request, 0)).isEqualTo(1);
    }

    @Test
    void shouldComeBackToThePrimaryWithASingleTrialAndThenForGood() {
        // Given
        var request = request(origin("192.0.2.1", 80), secondary("192.0.2.2", 80));
        fail(request, 0, FailureScope.ORIGIN);

        // When
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        var trial = balancer.next(request, 0);
        var beside = balancer.next(request, 0);
        succeed(request, 0);

        // Then
        assertThat(trial).isZero();
        assertThat(beside).isEqualTo(1);
        assertThat(balancer.next(request, 0)).isZero();
    }

    @Test
    void shouldChooseAsIfNoneWasPassedOverWhenAllAre() {
        // Given
        var request = request(origin("192.0.2.1", 80), secondary("192.0.2.2", 80));

        // When
        fail(request, 0, FailureScope.ORIGIN);
        fail(request, 1, FailureScope.ORIGIN);

        // Then
        assertThat(balancer.next(request, 0)).isZero();
        assertThat(balancer.next(request, 0b01)).isEqualTo(1);
        assertThat(balancer.next(request, 0b11)).isEqualTo(Route.NONE_LEFT);
    }

    @Test
    void shouldHoldAFailedConnectAgainstTheOriginOfEveryDomain() {
        // Given
        var request = request(origin("192.0.2.1", 80), secondary("192.0.2.2", 80));
        var other = request(origin("192.0.2.1", 80), secondary("192.0.2.3", 80));

        // When
        fail(request, 0, FailureScope.ORIGIN);

        // Then
        assertThat(balancer.next(other, 0)).isEqualTo(1);
    }

    @Test
    void shouldHoldWhatADomainMayHaveCausedAgainstTheOriginForThatDomainOnly() {
        // Given
        var request = request(origin("192.0.2.1", 80), secondary("192.0.2.2", 80));
        var other = request(origin("192.0.2.1", 80), secondary("192.0.2.3", 80));

        // When
        fail(request, 0, FailureScope.DOMAIN);

        // Then
        assertThat(balancer.next(other, 0)).isZero();
    }

    @Test
    void shouldHoldNothingAgainstAnOriginForWhatTheEdgeHasCaused() {
        // Given
        var request = request(origin("192.0.2.1", 80), secondary("192.0.2.2", 80));

        // When
        fail(request, 0, FailureScope.NOBODY);

        // Then
        assertThat(outliers.isQuiet()).isTrue();
        assertThat(balancer.next(request, 0)).isZero();
    }

    @Test
    void shouldNotWatchTheOriginOfADomainThatHasNoOther() {
        // Given
        var request = request(origin("192.0.2.1", 80));

        // When
        fail(request, 0, FailureScope.ORIGIN);

        // Then
        assertThat(outliers.isQuiet()).isTrue();
    }

    @Test
    void shouldSayForWhichFindingAnOriginIsPassedOver() {
        // Given
        var request = request(origin("192.0.2.1", 80), secondary("192.0.2.2", 80));
        var first = request.route().origin(0);
        var target = request.route().target(request.kind(), request.scheme(), first);

        // When
        var before = balancer.finding(first, target);
        for (var i = 0; i < 10; i++) {
            fail(request, 0, FailureScope.ORIGIN);
        }

        // Then
        assertThat(before).isNull();
        assertThat(balancer.finding(first, target)).isEqualTo(FindingKind.CONNECTION_REFUSED);
    }

    private void fail(RoutedRequest request, int index, FailureScope scope) {
        var origin = request.route().origin(index);
        balancer.failed(
                request.route(),
                origin,
                request.route().target(request.kind(), request.scheme(), origin),
                scope,
                FindingKind.CONNECTION_REFUSED);
    }

    private void succeed(RoutedRequest request, int index) {
        var origin = request.route().origin(index);
        balancer.succeeded(
                request.route(),
                origin,
                request.route().target(request.kind(), request.scheme(), origin),
                balancer.verdicts());
    }

    private static RoutedRequest request(Origin... origins) {
        var table = new RoutingTable();
        table.apply(domain("www.example.com", origins), 1);
        var route = Objects.requireNonNull(table.find("www.example.com"));
        return new RoutedRequest(
                CLIENT,
                Scheme.HTTP,
                "www.example.com",
                "/",
                route,
                ContentKind.STATIC,
                0,
                new DomainCounts("www.example.com"),
                null);
    }
}
