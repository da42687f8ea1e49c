package dev.backsource.edge.upstream.retry;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.secondary;
import static dev.backsource.edge.testing.Rollouts.rollout;
import static dev.backsource.edge.testing.Rollouts.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.http.upstream.ArmDraw;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.progressive.GivenTrials;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.GivenRequest;
import dev.backsource.edge.upstream.balancing.LoadBalancer;
import dev.backsource.edge.upstream.balancing.TestOutliers;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryStateTest {
    private static final OriginFailure REFUSED = OriginFailure.of(new ConnectException("x"));
    private static final OriginFailure CLOSED = OriginFailure.of(new HttpClosedException("x"));
    private static final OriginFailure MALFORMED = OriginFailure.of(new IllegalArgumentException("x"));

    private static final Attempt NOT_SENT = new Attempt(false, false);
    private static final Attempt SENT = new Attempt(true, false);
    private static final Attempt SENT_ON_A_KEPT_CONNECTION = new Attempt(true, true);

    private record Attempt(boolean isSent, boolean wasReused) implements RetryState.FailedAttempt {}

    @Test
    void shouldGoOnToTheNextOriginUntilNoneIsLeft() {
        // Given
        var state = state("POST", origin("192.0.2.1", 80), secondary("192.0.2.2", 81));
        state.next();

        // When
        var second = state.failed(REFUSED, NOT_SENT, () -> true);
        var nextHop = state.nextHop();
        var third = state.failed(OriginFailure.NO_CONNECTION, NOT_SENT, () -> true);

        // Then
        assertThat(second).isTrue();
        assertThat(nextHop).isEqualTo("192.0.2.2:81");
        assertThat(third).isFalse();
        assertThat(state.failure()).isSameAs(OriginFailure.NO_CONNECTION);
        assertThat(state.nextHop()).isEqualTo("192.0.2.2:81");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     true,  true",
        "HEAD,    true,  true",
        "OPTIONS, true,  true",
        "TRACE,   true,  true",
        "PUT,     true,  true",
        "PUT,     false, false",
        "DELETE,  true,  true",
        "POST,    true,  false",
        "PATCH,   true,  false",
        "MOVE,    true,  false"
    })
    void shouldSendTwiceWhatMayBeMadeTwiceAndHasItsBodyStill(String method, boolean body, boolean repeated) {
        // Given
        var state = state(method, origin("192.0.2.1", 80), secondary("192.0.2.2", 80));
        state.next();

        // When
        var again = state.failed(OriginFailure.NO_RESPONSE, SENT, () -> body);

        // Then
        assertThat(again).isEqualTo(repeated);
        assertThat(state.failure()).isSameAs(OriginFailure.NO_RESPONSE);
    }

    @Test
    void shouldTakeNoBodyBackThatIsNotSentAgain() {
        // Given
        var state = state("PUT", origin("192.0.2.1", 80), secondary("192.0.2.2", 80));
        state.next();

        // When
        var again = state.failed(MALFORMED, SENT, () -> {
            throw new AssertionError("the body was taken back");
        });

        // Then
        assertThat(again).isFalse();
    }

    @Test
    void shouldAskAnOriginOnceMoreThatHadClosedAKeptConnection() {
        // Given
        var state = state("GET", origin("192.0.2.1", 80), secondary("192.0.2.2", 80));
        state.next();

        // When
        var again = state.failed(CLOSED, SENT_ON_A_KEPT_CONNECTION, () -> true);
        var nextHop = state.nextHop();
        var fresh = state.isAgain();
        var other = state.failed(CLOSED, SENT_ON_A_KEPT_CONNECTION, () -> true);

        // Then
        assertThat(again).isTrue();
        assertThat(nextHop).isEqualTo("192.0.2.1:80");
        assertThat(fresh).isTrue();
        assertThat(other).isTrue();
        assertThat(state.nextHop()).isEqualTo("192.0.2.2:80");
        assertThat(state.isAgain()).isFalse();
    }

    @Test
    void shouldNotAskAnOriginOnceMoreThatWasSilent() {
        // Given
        var state = state("GET", origin("192.0.2.1", 80));
        state.next();

        // When
        var again = state.failed(OriginFailure.NO_RESPONSE, SENT_ON_A_KEPT_CONNECTION, () -> true);

        // Then
        assertThat(again).isFalse();
        assertThat(state.failure()).isSameAs(OriginFailure.NO_RESPONSE);
    }

    @Test
    void shouldSayWhatHasFailedInWords() {
        // Given
        var state = state("GET", origin("2001:db8::1", 80));
        state.next();

        // When
        var nextHop = state.nextHop();
        var words = state.describe(OriginFailure.NO_RESPONSE);

        // Then
        assertThat(nextHop).isEqualTo("[2001:db8::1]:80");
        assertThat(words).isEqualTo("origin 2001:db8::1, port 80 (HTTP): no response in time");
    }

    @Test
    void shouldBlameTheCandidateAloneForFailuresUnderIt() {
        // Given
        var table = new RoutingTable(GivenTrials.of(() -> 0));
        var baseline = domain(GivenRequest.HOST, origin("192.0.2.1", 80), origin("192.0.2.2", 80));
        table.apply(baseline, new StateVersion(0, 1, 1), rollout(Part.ORIGIN_TLS, OriginTls.DEFAULT));
        var route = Objects.requireNonNull(table.find(GivenRequest.HOST));
        var target = target(Arm.CANDIDATE, GivenRequest.HOST, 0);
        var trying = ArmDraw.of(GivenRequest.of(route, Scheme.HTTP, "GET", target));
        var balancer = new LoadBalancer(TestOutliers.after(1));
        var state = new RetryState(balancer, trying);
        state.next();

        // When
        state.failed(REFUSED, NOT_SENT, () -> true);

        // Then
        assertThat(balancer.passedOver(route, ContentKind.STATIC, Scheme.HTTP)).isZero();
        assertThat(balancer.passedOver(trying.route(), ContentKind.STATIC, Scheme.HTTP))
                .isNotZero();
    }

    private static RetryState state(String method, Origin... origins) {
        var table = new RoutingTable();
        table.apply(domain("www.example.com", origins), 1);
        var route = Objects.requireNonNull(table.find("www.example.com"));
        return new RetryState(
                new LoadBalancer(TestOutliers.none()),
                new RoutedRequest(
                        client(method),
                        Scheme.HTTP,
                        "www.example.com",
                        "/",
                        route,
                        ContentKind.STATIC,
                        0,
                        new DomainCounts("www.example.com"),
                        null));
    }

    /** A request of which only the method is read. */
    private static HttpServerRequest client(String requested) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                RetryStateTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("method")) {
                        return HttpMethod.valueOf(requested);
                    }
                    throw new AssertionError("the client was asked for " + method.getName());
                });
    }
}
