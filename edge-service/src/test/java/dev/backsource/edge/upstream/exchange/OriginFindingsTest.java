package dev.backsource.edge.upstream.exchange;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Rollouts.rollout;
import static dev.backsource.edge.testing.Rollouts.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.findings.EdgeFindings;
import dev.backsource.edge.findings.RedirectStep;
import dev.backsource.edge.findings.SeenRedirects;
import dev.backsource.edge.http.upstream.ArmDraw;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.progressive.GivenTrials;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.GivenRequest;
import dev.backsource.edge.upstream.response.ResponsePart;
import dev.backsource.edge.upstream.retry.OriginFailure;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.testing.time.TurnedClock;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to an origin that redirects each of them to the same URL. */
class OriginFindingsTest {
    private static final String HOST = "www.example.com";
    private static final Target TO = new Target(Scheme.HTTP, 80);

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final RoutingTable table = new RoutingTable();
    private final EdgeFindings findings = new EdgeFindings(table, clock);
    private final OriginFindings measured =
            new OriginFindings(findings, new SeenRedirects(table, findings, clock), 3_000);

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "DELETE"})
    void shouldReadRedirectsAndTheirEndsFromResponsesToGetAlone(String method) {
        // When
        redirected(method, fields());
        redirected(method, fields());
        var afterOthers = found();
        redirected("GET", fields());
        redirected("GET", fields());
        answered(method, 200, fields());
        var afterGets = found();
        answered("GET", 200, fields());

        // Then
        assertThat(afterOthers).isEmpty();
        assertThat(afterGets).containsExactly("redirect-loop");
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "DELETE"})
    void shouldFindThatNothingIsSaidOverHttpByGetAlone(String method) {
        // When
        failed(method, OriginFailure.NO_RESPONSE);
        var afterOther = found();
        failed("GET", OriginFailure.NO_RESPONSE);
        var afterGet = found();
        answered(method, 200, fields());

        // Then: any response disproves it
        assertThat(afterOther).isEmpty();
        assertThat(afterGet).containsExactly("http-failed");
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldFindFailedConnectionsByAnyMethod() {
        // When
        failed("POST", OriginFailure.of(new ConnectException()));

        // Then
        assertThat(found()).containsExactly("connection-refused");
    }

    @Test
    void shouldTakeARedirectWithACookieForACheckOfAClientWithoutAny() {
        // When
        redirected("GET", fields(), "Set-Cookie", "check=1");
        redirected("GET", fields(), "Set-Cookie", "check=1");
        var withoutCookies = found();
        var cookie = fields().add("Cookie", "check=1");
        redirected("GET", cookie, "Set-Cookie", "check=1");
        redirected("GET", cookie, "Set-Cookie", "check=1");

        // Then
        assertThat(withoutCookies).isEmpty();
        assertThat(found()).containsExactly("redirect-loop");
    }

    @Test
    void shouldCountNoRedirectThatNoClientGets() {
        // When
        var first = answered("GET", true, 301, fields(), "Location", "/");
        answered("GET", true, 301, fields(), "Location", "/");

        // Then
        assertThat(first).isNotNull();
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldFindNothingByRequestsThatTryACandidate() {
        // Given
        var trying = trying();
        var refused = OriginFailure.of(new ConnectException("refused"));
        failed("GET", refused);
        var head = new ResponsePart.Head(200, fields(), HttpVersion.HTTP_1_1, 0);

        // When
        measured.failed(trying, trying.route().origin(0), TO, OriginFailure.NO_RESPONSE);
        measured.answered(trying, false, trying.route().origin(0), TO, head, true);

        // Then
        assertThat(found()).containsExactly("connection-refused");
    }

    private RoutedRequest trying() {
        var rollouts = new RoutingTable(GivenTrials.of(() -> 0));
        var baseline = domain(HOST, origin("192.0.2.1", 80));
        rollouts.apply(baseline, new StateVersion(0, 1, 1), rollout(Part.ORIGIN_TLS, OriginTls.DEFAULT));
        var route = Objects.requireNonNull(rollouts.find(HOST));
        return ArmDraw.of(GivenRequest.of(route, Scheme.HTTP, "GET", target(Arm.CANDIDATE, HOST, 0)));
    }

    private void redirected(String method, MultiMap client, String... response) {
        var fields = response.length == 0
                ? new String[] {"Location", "/"}
                : new String[] {"Location", "/", response[0], response[1]};
        answered(method, 301, client, fields);
    }

    private void answered(String method, int status, MultiMap client, String... response) {
        answered(method, false, status, client, response);
    }

    private @Nullable RedirectStep answered(
            String method, boolean inBackground, int status, MultiMap client, String... response) {
        var fields = fields();
        for (var i = 0; i < response.length; i += 2) {
            fields.add(response[i], response[i + 1]);
        }
        var routed = routed(method, client);
        var head = new ResponsePart.Head(status, fields, HttpVersion.HTTP_1_1, 0);
        return measured.answered(routed, inBackground, routed.route().origin(0), TO, head, true);
    }

    private void failed(String method, OriginFailure failure) {
        var routed = routed(method, fields());
        measured.failed(routed, routed.route().origin(0), TO, failure);
    }

    private RoutedRequest routed(String method, MultiMap fields) {
        table.apply(domain(HOST, origin("192.0.2.1", 80)), 1);
        return new RoutedRequest(
                client(method, fields),
                Scheme.HTTP,
                HOST,
                "/",
                Objects.requireNonNull(table.find(HOST)),
                ContentKind.STATIC,
                0,
                new DomainCounts(HOST),
                null);
    }

    private static HttpServerRequest client(String requested, MultiMap fields) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                OriginFindingsTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "method" -> HttpMethod.valueOf(requested);
                    case "headers" -> fields;
                    case "remoteAddress" -> SocketAddress.inetSocketAddress(1, "192.0.2.9");
                    default -> throw new AssertionError("the client was asked for " + method.getName());
                });
    }

    private static MultiMap fields() {
        return MultiMap.caseInsensitiveMultiMap();
    }

    private List<String> found() {
        return findings.report("edge-1", clock.instant(), domain -> false).findings().stream()
                .flatMap(domain -> domain.findings().stream())
                .map(finding -> finding.kind().code())
                .toList();
    }
}
